// Taking a file in: it is read outside any transaction, because that is slow, and its rows are written in chunks.
//
// Refused (invalid), besides what office/ refuses: "import.empty", "import.unknown_charset", "import.no_header".
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "imports/run_actions.h"

namespace anxin::imports {

struct UploadQuery {
  AreaId area_id;
  std::string source;
};
struct Upload {
  UploadQuery query;
  PrivateText file_name;
  std::string_view bytes;
};
struct ColumnDraft {
  int index = 0;
  std::optional<std::string> field;
};
struct ColumnsDraft {
  std::vector<ColumnDraft> columns;
};

Result<ImportPage> upload_sheet(const Calls& calls, const Upload& upload);
// Says what columns hold, remembers it for the source, and reads the file again.
Result<ImportPage> set_columns(const Calls& calls, ImportId id, const ColumnsDraft& draft);

}  // namespace anxin::imports
