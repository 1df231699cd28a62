// Spreadsheets (.xlsx): values, row numbers, hidden columns and merged ranges of every sheet. Formulas give the value
// that was stored with them; styles only say which numbers are dates.
//
//   const office::Workbook book = TRY(office::read_xlsx(bytes));
//
// Refused (all are invalid), besides what zip.h refuses: "sheet.encrypted" and "sheet.old_xls" (the older container),
// "sheet.document_type" (an XML part with a document type), "sheet.too_many_rows", "sheet.too_wide".
#pragma once

#include <string_view>
#include <vector>

#include "base/result.h"
#include "office/sheet.h"

namespace anxin::office {

struct Workbook {
  std::vector<Sheet> sheets;
};

enum class FileKind { xlsx, container, text };  // container: an .xls, or an encrypted .xlsx

FileKind kind_of(std::string_view bytes);
Result<Workbook> read_xlsx(std::string_view bytes, const Limits& limits = {});

}  // namespace anxin::office
