#include "text/tokens.h"

#include <algorithm>

#include "text/unicode.h"

namespace anxin::text {
namespace {

enum class Single { left_out, kept };

std::vector<std::string> tokens(std::string_view utf8, Single single) {
  std::vector<std::string> found;
  char32_t before = 0;
  for (const char32_t point : code_points(folded(utf8))) {
    if (!is_letter_or_digit(point)) {
      before = 0;
      continue;
    }
    if (single == Single::kept) found.push_back(utf8_of(point));
    if (before != 0) found.push_back(utf8_of({before, point}));
    before = point;
    if (found.size() >= tokens_max) break;
  }
  std::ranges::sort(found);
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

}  // namespace

std::vector<std::string> bigrams(std::string_view utf8) { return tokens(utf8, Single::left_out); }

std::vector<std::string> letters_and_bigrams(std::string_view utf8) { return tokens(utf8, Single::kept); }

bool contains_folded(std::string_view utf8, std::string_view part) {
  return folded(utf8).find(folded(part)) != std::string::npos;
}

}  // namespace anxin::text
