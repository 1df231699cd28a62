#include "text/unicode.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <stdexcept>

namespace anxin::text {
namespace {

constexpr char32_t replacement = 0xFFFD;

bool is_invisible(char32_t point) {
  return (point >= 0x200B && point <= 0x200F) || (point >= 0x202A && point <= 0x202E) ||
         (point >= 0x2060 && point <= 0x2069) || point == 0xFEFF || (point >= 0xE0000 && point <= 0xE007F);
}

bool is_control(char32_t point) {
  return (point < 0x20 && point != '\n' && point != '\t') || (point >= 0x7F && point <= 0x9F) || point == 0xFFFF ||
         point == 0xFFFE;
}

bool is_blank(char32_t point) {
  return point == ' ' || point == '\n' || point == '\t' || point == 0xA0 || point == 0x3000;
}

// CR LF and lone CR become LF, so that a line is a line wherever the text came from.
std::vector<char32_t> with_line_feeds(const std::vector<char32_t>& points) {
  std::vector<char32_t> lines;
  lines.reserve(points.size());
  for (std::size_t i = 0; i < points.size(); ++i) {
    if (points[i] != '\r') {
      lines.push_back(points[i]);
    } else if (i + 1 == points.size() || points[i + 1] != '\n') {
      lines.push_back('\n');
    }
  }
  return lines;
}

// The code point at `at`, which moves behind it; negative: the octets there are no UTF-8.
UChar32 next_point(std::string_view utf8, std::int32_t& at) {  // NOLINT(readability-function-size): ICU's macro nests
  const auto* octets = reinterpret_cast<const std::uint8_t*>(utf8.data());
  UChar32 point = 0;
  U8_NEXT(octets, at, static_cast<std::int32_t>(utf8.size()), point);
  return point;
}

}  // namespace

bool valid_utf8(std::string_view text) {
  const auto size = static_cast<std::int32_t>(text.size());
  for (std::int32_t at = 0; at < size;) {
    if (next_point(text, at) < 0) return false;
  }
  return true;
}

std::vector<char32_t> code_points(std::string_view utf8) {
  std::vector<char32_t> points;
  points.reserve(utf8.size() / 2);
  const auto size = static_cast<std::int32_t>(utf8.size());
  for (std::int32_t at = 0; at < size;) {
    const UChar32 point = next_point(utf8, at);
    points.push_back(point < 0 ? replacement : static_cast<char32_t>(point));
  }
  return points;
}

std::string utf8_of(char32_t point) { return utf8_of(std::vector<char32_t>{point}); }

std::string utf8_of(const std::vector<char32_t>& points) {
  const std::vector<UChar32> wide(points.begin(), points.end());
  std::string text;
  icu::UnicodeString::fromUTF32(wide.data(), static_cast<std::int32_t>(wide.size())).toUTF8String(text);
  return text;
}

std::size_t length(std::string_view utf8) {
  std::size_t count = 0;
  for (const char c : utf8) count += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U ? 1 : 0;
  return count;
}

std::string prefix(std::string_view utf8, std::size_t count) {
  std::vector<char32_t> points = code_points(utf8);
  if (points.size() > count) points.resize(count);
  return utf8_of(points);
}

std::string folded(std::string_view utf8) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* fold = icu::Normalizer2::getNFKCCasefoldInstance(status);
  if (U_FAILURE(status) != 0) throw std::runtime_error("ICU has no NFKC data");
  const icu::UnicodeString wide =
      icu::UnicodeString::fromUTF8(icu::StringPiece(utf8.data(), static_cast<std::int32_t>(utf8.size())));
  std::string narrow;
  fold->normalize(wide, status).toUTF8String(narrow);
  if (U_FAILURE(status) != 0) throw std::runtime_error("ICU could not fold a text");
  return narrow;
}

std::string narrowed(std::string_view utf8) {
  std::vector<char32_t> points = code_points(utf8);
  for (char32_t& point : points) {
    if (point >= 0xFF01 && point <= 0xFF5E) point -= 0xFEE0;
    if (point == 0x3000 || point == 0xA0) point = ' ';
  }
  return utf8_of(points);
}

bool is_han(char32_t point) { return u_hasBinaryProperty(static_cast<UChar32>(point), UCHAR_IDEOGRAPHIC) != 0; }

bool is_letter_or_digit(char32_t point) { return u_isalnum(static_cast<UChar32>(point)) != 0; }

Cleaned cleaned(std::string_view utf8) {
  Cleaned result;
  std::vector<char32_t> kept;
  for (const char32_t point : with_line_feeds(code_points(utf8))) {
    if (is_control(point)) {
      result.had_controls = true;
    } else if (is_invisible(point)) {
      result.had_invisible = true;
    } else {
      kept.push_back(point);
    }
  }
  std::size_t first = 0;
  while (first < kept.size() && is_blank(kept[first])) ++first;
  std::size_t last = kept.size();
  while (last > first && is_blank(kept[last - 1])) --last;
  result.had_blanks_around = first > 0 || last < kept.size();
  const auto begin = kept.begin();
  result.text = utf8_of({begin + static_cast<std::ptrdiff_t>(first), begin + static_cast<std::ptrdiff_t>(last)});
  return result;
}

}  // namespace anxin::text
