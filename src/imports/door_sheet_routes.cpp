#include "imports/door_sheet_routes.h"

#include "imports/door_sheet_actions.h"
#include "imports/door_sheet_json.h"
#include "imports/sheet_file.h"

namespace anxin::imports {
namespace {

constexpr std::size_t sheet_bytes_max = std::size_t{20} << 20U;

// Nobody's file is looked at who may not hand it in.
Result<DoorReport> preview(Call& call, AreaId place, const Blob& blob) {
  TRY(door_place_for(call, place));
  return preview_doors(call, place, TRY(read_doors(TRY(sheets_of(blob.bytes)))));
}

// The file is read outside the transaction that writes, because that is slow.
Result<DoorReport> take(Work& work, AreaId place, const Blob& blob) {
  TRY(work.read([&](Call& call) { return door_place_for(call, place); }));
  const std::vector<DoorRow> rows = TRY(read_doors(TRY(sheets_of(blob.bytes))));
  return work.finish([&](Call& call) { return take_doors(call, place, rows); });
}

http::Route& sheet_route(http::Route& route) {
  return route.body_max(sheet_bytes_max)
      .raises({"area.not_a_community", "area.name_length", "door.no_header", "door.too_many_rows", "import.empty",
               "import.unknown_charset", "sheet.not_a_zip", "sheet.too_many_entries", "sheet.too_large",
               "sheet.too_large_unpacked", "sheet.encrypted", "sheet.old_xls", "sheet.document_type", "sheet.broken",
               "sheet.too_many_rows", "sheet.too_wide"});
}

}  // namespace

void add_door_sheet_routes(http::Router& router) {
  sheet_route(router.post("/areas/{id}/door-sheets/preview", "Say what a sheet of doors would add", preview)).reads();
  sheet_route(router.post("/areas/{id}/door-sheets", "Add the doors of a sheet", take));
}

}  // namespace anxin::imports
