#include "text/scrub.h"

#include "text/unicode.h"

namespace anxin::text {
namespace {

constexpr std::size_t secret_digits = 5;  // a shorter number is a door or a price

bool is_digit(char32_t point) { return (point >= '0' && point <= '9') || (point >= 0xFF10 && point <= 0xFF19); }

// A run may hold single blanks or dashes, as people write phones.
std::size_t run_end(const std::vector<char32_t>& points, std::size_t start, std::size_t& digits) {
  std::size_t end = start;
  for (std::size_t at = start; at < points.size(); ++at) {
    if (is_digit(points[at])) {
      ++digits;
      end = at + 1;
    } else if ((points[at] != ' ' && points[at] != '-') || end != at) {
      break;
    }
  }
  return end;
}

std::string without_numbers(std::string_view words) {
  const std::vector<char32_t> points = code_points(words);
  std::vector<char32_t> kept;
  for (std::size_t at = 0; at < points.size();) {
    std::size_t digits = 0;
    const std::size_t end = is_digit(points[at]) ? run_end(points, at, digits) : at + 1;
    if (digits >= secret_digits) {
      kept.insert(kept.end(), 4, '*');
    } else {
      kept.insert(kept.end(), points.begin() + static_cast<std::ptrdiff_t>(at),
                  points.begin() + static_cast<std::ptrdiff_t>(end));
    }
    at = end;
  }
  return utf8_of(kept);
}

void replace_all(std::string& text, std::string_view part, std::string_view by) {
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + by.size())) {
    text.replace(at, part.size(), by);
  }
}

}  // namespace

std::string scrubbed(std::string_view words, const std::vector<std::string>& names, std::size_t length_max) {
  std::string line = without_numbers(words);
  for (const std::string& name : names) {
    if (length(name) >= 2) replace_all(line, name, "**");
  }
  replace_all(line, "\n", " ");
  if (length(line) <= length_max) return line;
  return prefix(line, length_max - 1) + "\u2026";
}

}  // namespace anxin::text
