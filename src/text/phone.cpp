#include "text/phone.h"

#include "text/unicode.h"

namespace anxin::text {
namespace {

constexpr std::string_view blanks_in_numbers = " -()\t\n/.";

bool all_digits(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

bool is_mobile(std::string_view digits) {
  return digits.size() == 11 && digits[0] == '1' && digits[1] >= '3' && digits[1] <= '9';
}

bool is_landline(std::string_view digits) {
  if (digits.size() >= 10 && digits.size() <= 12 && digits[0] == '0') return true;  // with the area code
  return (digits.size() == 7 || digits.size() == 8) && digits[0] >= '2' && digits[0] <= '8';
}

bool is_service(std::string_view digits) {
  return (digits.size() == 3 && digits[0] == '1') || (digits.size() == 5 && (digits[0] == '1' || digits[0] == '9')) ||
         (digits.size() == 10 && (digits.starts_with("400") || digits.starts_with("800")));
}

bool is_masked(std::string_view text) {
  return text.find('*') != std::string_view::npos || text.find("\u4fdd\u5bc6") != std::string_view::npos ||  // bao mi
         text.find("\u533f\u540d") != std::string_view::npos || text == "-" || text == "/" ||                // ni ming
         text == "\u65e0";                                                                                   // wu
}

}  // namespace

Phone read_phone(std::string_view text) {
  const std::string narrow = cleaned(narrowed(text)).text;
  if (narrow.empty()) return {};
  if (is_masked(narrow)) return {PhoneReading::masked, {}, false};
  std::string digits;
  for (const char c : narrow) {
    if (blanks_in_numbers.find(c) == std::string_view::npos) digits += c;
  }
  if (digits.starts_with("+86")) digits.erase(0, 3);
  if (digits.size() == 13 && digits.starts_with("86")) digits.erase(0, 2);
  if (digits.size() == 15 && digits.starts_with("0086")) digits.erase(0, 4);
  if (!all_digits(digits)) return {PhoneReading::unreadable, {}, false};
  if (is_mobile(digits)) return {PhoneReading::number, digits, true};
  if (is_landline(digits) || is_service(digits)) return {PhoneReading::number, digits, false};
  return {PhoneReading::unreadable, {}, false};
}

std::string masked_phone(std::string_view digits) {
  if (digits.size() < 7) return std::string(digits.size(), '*');
  const std::size_t head = digits.size() == 11 && digits[0] == '1' ? 3 : digits.size() - 7;
  return std::string(digits.substr(0, head)) + "****" + std::string(digits.substr(digits.size() - (head == 3 ? 4 : 3)));
}

}  // namespace anxin::text
