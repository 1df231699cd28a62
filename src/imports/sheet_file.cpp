#include "imports/sheet_file.h"

#include <optional>

#include "office/csv.h"
#include "office/xlsx.h"
#include "text/charset.h"

namespace anxin::imports {

Result<std::vector<office::Sheet>> sheets_of(std::string_view bytes) {
  if (bytes.empty()) return invalid("import.empty");
  if (office::kind_of(bytes) != office::FileKind::text) return TRY(office::read_xlsx(bytes)).sheets;
  const std::optional<text::Decoded> decoded = text::decoded(bytes);
  if (!decoded) return invalid("import.unknown_charset");
  return std::vector<office::Sheet>{TRY(office::read_csv(decoded->utf8)).sheet};
}

}  // namespace anxin::imports
