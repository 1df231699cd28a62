// Unicode basics. All text in Anxin is UTF-8; what arrives is cleaned once at the edge and kept byte-exact after that
// (rare names such as U+20BB7 survive), while comparing and searching go through folded().
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace anxin::text {

bool valid_utf8(std::string_view text);
std::vector<char32_t> code_points(std::string_view utf8);  // broken bytes become U+FFFD
std::string utf8_of(const std::vector<char32_t>& points);
std::string utf8_of(char32_t point);
std::size_t length(std::string_view utf8);  // in code points
std::string prefix(std::string_view utf8, std::size_t code_points);

// NFKC, lower case, full-width forms narrowed: for comparing and searching, never for keeping.
std::string folded(std::string_view utf8);
// Full-width digits, letters and signs narrowed, nothing else changed: for numbers, phones and doors.
std::string narrowed(std::string_view utf8);

bool is_han(char32_t point);
bool is_letter_or_digit(char32_t point);  // Han, letters, digits

struct Cleaned {
  std::string text;
  bool had_controls = false;   // U+0000 and its kind: removed
  bool had_invisible = false;  // bidi and zero-width signs: removed
  bool had_blanks_around = false;
};
// Removes control characters but line feed and tab, bidi and zero-width signs, blanks around (U+00A0, U+3000 too);
// CR LF and CR become LF.
Cleaned cleaned(std::string_view utf8);

}  // namespace anxin::text
