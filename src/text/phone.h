// Telephone numbers as people in China write them: mobile, landline with area code, short service numbers.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace anxin::text {

enum class PhoneReading { number, empty, masked, unreadable };

struct Phone {
  PhoneReading reading = PhoneReading::empty;
  std::string digits;  // "13812345678", "057688886666", "12345"; empty unless reading is number
  bool mobile = false;
};

// Full-width, blanks, dashes, brackets and +86 are seen through. A number with stars or a word such as "kept secret" is
// masked: an empty value, never a key.
Phone read_phone(std::string_view text);
std::string masked_phone(std::string_view digits);  // "138****5678", "0576****6666"

}  // namespace anxin::text
