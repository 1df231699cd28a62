// Text tables: fields between commas, semicolons or tabs, quoted where they hold one of those or a line end.
//
// Line ends CR LF, LF and CR, also mixed; a quoted field may hold any of them. Files that people have touched hold
// broken quotes: such a record is marked, and the records around it survive.
#pragma once

#include <string_view>

#include "base/result.h"
#include "office/sheet.h"

namespace anxin::office {

struct TextTable {
  Sheet sheet;
  char delimiter = ',';
};

// `utf8` without a byte-order mark. invalid "sheet.too_many_rows", "sheet.too_wide".
Result<TextTable> read_csv(std::string_view utf8, const Limits& limits = {});

}  // namespace anxin::office
