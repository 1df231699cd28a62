#include "imports/import_routes.h"

#include "http/created.h"
#include "imports/import_actions.h"
#include "imports/import_json.h"
#include "imports/upload_actions.h"

namespace anxin::imports {
namespace {

// Not in the address: proxies write addresses down, and a file may be called after a person.
constexpr std::string_view file_name_header = "x-file-name";
constexpr std::size_t sheet_bytes_max = std::size_t{20} << 20U;

Calls calls_of(Work& work) {
  return {.read = [&work](const Calls::Step& step) { return work.read(step); },
          .write = [&work](const Calls::Step& step) { return work.write(step); },
          .finish = [&work](const Calls::Ending& ending) { return work.finish(ending); }};
}

Result<Created<ImportPage>> ended_as_created(Call& call, const Calls::Ending& ending) {
  return Created<ImportPage>{TRY(ending(call))};
}

Result<Created<ImportPage>> upload(Work& work, const UploadQuery& query, const Blob& blob) {
  const std::optional<std::string> name = json::percent_decoded(work.request().header(file_name_header), false);
  if (!name || name->empty()) return invalid("import.file_name_missing");
  Calls calls = calls_of(work);
  // The same as for every import, but that the answer is kept as "created".
  calls.finish = [&work](const Calls::Ending& ending) -> Result<ImportPage> {
    return TRY(work.finish([&](Call& call) { return ended_as_created(call, ending); })).value;
  };
  return Created<ImportPage>{TRY(upload_sheet(calls, {query, PrivateText(*name), blob.bytes}))};
}

Result<ImportPage> name_columns(Work& work, ImportId id, const ColumnsDraft& draft) {
  return set_columns(calls_of(work), id, draft);
}

}  // namespace

void add_routes(http::Router& router) {
  router.put("/imports", "Upload a hotline sheet", upload)
      .body_max(sheet_bytes_max)
      .header("X-File-Name", "The file's own name, percent-encoded UTF-8")
      .raises({"import.file_name_missing", "import.source_length", "import.empty", "import.unknown_charset",
               "import.no_header", "area.above_the_county", "sheet.not_a_zip", "sheet.too_many_entries",
               "sheet.too_large", "sheet.too_large_unpacked", "sheet.encrypted", "sheet.old_xls", "sheet.document_type",
               "sheet.broken", "sheet.too_many_rows", "sheet.too_wide"});
  router.get("/imports", "List the imports of a place, newest first", list_imports).raises({"area.above_the_county"});
  router.get("/imports/{id}", "Read one import", read_import);
  router.get("/imports/{id}/rows", "List the rows of an import", list_rows);
  router.post("/imports/{id}/columns", "Say what columns hold", name_columns)
      .raises({"import.unknown_column", "import.unknown_field", "import.field_twice", "import.no_header"})
      .raises(ErrorCode::conflict, {"import.running"});
  router.post("/imports/{id}/answers", "Say which community a place is", answer_place)
      .raises({"import.unknown_place", "import.place_elsewhere", "area.not_a_community"});
  router.post("/imports/{id}/rows/{row}/decision", "Decide about a row", decide_row)
      .raises({"import.row_broken", "import.correction"})
      .raises(ErrorCode::conflict, {"import.running", "import.row_is_taken"});
}

}  // namespace anxin::imports
