// Number formats: whether a style shows a date or a time. Nothing else in the file tells 45717.4 the number from
// 45717.4 the first of March.
#pragma once

#include <string_view>

namespace anxin::office {

// ECMA-376 part 1, 18.8.30: formats that need no text in the file. 27–36 and 50–58 exist in Chinese Excel.
bool is_built_in_date(int format);
// A format's own text: "yyyy\-mm\-dd hh:mm", "[$-804]m\"…\"d". Quoted texts, colours and escaped signs do not count.
bool is_date_text(std::string_view format);

}  // namespace anxin::office
