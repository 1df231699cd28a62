#include "text/names.h"

#include <algorithm>
#include <array>

#include "text/unicode.h"

namespace anxin::text {
namespace {

// Double surnames in use: ouyang, shangguan, sima, zhuge, situ, dongfang, huangfu, yuchi, gongsun, murong, xiahou,
// zhangsun, yuwen, linghu, ximen, nangong, duanmu, helian, dugu, tuoba.
constexpr std::array<std::string_view, 20> double_surnames{
    "\u6b27\u9633", "\u4e0a\u5b98", "\u53f8\u9a6c", "\u8bf8\u845b", "\u53f8\u5f92", "\u4e1c\u65b9", "\u7687\u752b",
    "\u5c09\u8fdf", "\u516c\u5b59", "\u6155\u5bb9", "\u590f\u4faf", "\u957f\u5b59", "\u5b87\u6587", "\u4ee4\u72d0",
    "\u897f\u95e8", "\u5357\u5bab", "\u7aef\u6728", "\u8d6b\u8fde", "\u72ec\u5b64", "\u62d3\u8dcb"};

bool is_middle_dot(char32_t point) { return point == 0xB7 || point == 0x2022 || point == 0x30FB; }

}  // namespace

std::string surname_of(std::string_view name) {
  const std::vector<char32_t> points = code_points(name);
  const auto dot = std::ranges::find_if(points, is_middle_dot);
  if (dot != points.end()) return utf8_of({points.begin(), dot});
  if (points.size() > 2) {
    std::string first_two = prefix(name, 2);
    if (std::ranges::find(double_surnames, first_two) != double_surnames.end()) return first_two;
  }
  return prefix(name, 1);
}

std::string masked_name(std::string_view name) { return name.empty() ? std::string() : surname_of(name) + "*"; }

}  // namespace anxin::text
