// Resident identity numbers (GB 11643): 17 digits and a check character, weights 7 9 10 5 8 4 2 1 6 3 7 9 10 5 8 4 2.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/time.h"

namespace anxin::text {

struct IdNumber {
  std::string digits;  // 18 characters, X upper case
  Day birth;
  bool male = false;
};

// nullopt: wrong length, check character or birth date. Blanks, full-width and small x are seen through; a leading
// apostrophe (a spreadsheet's sign for text) too.
std::optional<IdNumber> read_id_number(std::string_view text);
std::string masked_id_number(std::string_view digits);  // the first six only

}  // namespace anxin::text
