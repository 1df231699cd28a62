#include "text/id_number.h"

#include <array>

#include "text/unicode.h"

namespace anxin::text {
namespace {

constexpr std::array<int, 17> weights{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
constexpr std::string_view check_characters = "10X98765432";

int number_at(std::string_view digits, std::size_t at, std::size_t width) {
  int number = 0;
  for (const char c : digits.substr(at, width)) number = number * 10 + (c - '0');
  return number;
}

}  // namespace

std::optional<IdNumber> read_id_number(std::string_view text) {
  std::string digits;
  for (const char c : narrowed(text)) {
    if (c == ' ' || c == '\'' || c == '\t') continue;
    digits += c == 'x' ? 'X' : c;
  }
  if (digits.size() != 18 || digits.substr(0, 17).find_first_not_of("0123456789") != std::string::npos) {
    return std::nullopt;
  }
  int sum = 0;
  for (std::size_t i = 0; i < weights.size(); ++i) sum += weights.at(i) * (digits[i] - '0');
  if (digits[17] != check_characters[static_cast<std::size_t>(sum % 11)]) return std::nullopt;
  const std::optional<Day> birth = Day::of(number_at(digits, 6, 4), number_at(digits, 10, 2), number_at(digits, 12, 2));
  if (!birth) return std::nullopt;
  return IdNumber{digits, *birth, (digits[16] - '0') % 2 == 1};
}

std::string masked_id_number(std::string_view digits) {
  return std::string(digits.substr(0, 6)) + std::string(digits.size() > 6 ? digits.size() - 6 : 0, '*');
}

}  // namespace anxin::text
