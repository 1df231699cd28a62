#include "office/number_formats.h"

#include <algorithm>
#include <string>

namespace anxin::office {
namespace {

constexpr std::string_view date_letters = "yYmMdDhHsS";

// "[h]", "[mm]": elapsed time; "[Red]", "[$-804]", "[>100]" are not.
bool is_elapsed(std::string_view inside) {
  return !inside.empty() && inside.find_first_not_of("hHmMsS") == std::string_view::npos;
}

}  // namespace

bool is_built_in_date(int format) {
  return (format >= 14 && format <= 22) || (format >= 27 && format <= 36) || (format >= 45 && format <= 47) ||
         (format >= 50 && format <= 58);
}

bool is_date_text(std::string_view format) {
  if (format == "General") return false;
  for (std::size_t at = 0; at < format.size(); ++at) {
    const char c = format[at];
    if (c == '"') {
      at = std::min(format.find('"', at + 1), format.size());
    } else if (c == '\\' || c == '_' || c == '*') {
      ++at;  // the next sign stands for itself
    } else if (c == '[') {
      const std::size_t end = std::min(format.find(']', at), format.size());
      if (is_elapsed(format.substr(at + 1, end - at - 1))) return true;
      at = end;
    } else if (date_letters.find(c) != std::string_view::npos) {
      return true;
    }
  }
  return false;
}

}  // namespace anxin::office
