// Taking doors in from a sheet: first what would happen, row by row, then the same for good. The same sheet again adds
// nothing.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "areas/area.h"
#include "imports/door_sheet.h"
#include "store/call.h"

namespace anxin::imports {

struct DoorReportRow {
  int row = 0;
  std::string estate;
  std::string building;
  std::string unit;
  std::string room;
  std::string state;               // fresh, known, again, refused
  std::optional<std::string> key;  // why it was refused
};
struct DoorReport {
  int fresh = 0;
  int known = 0;
  int again = 0;
  int refused = 0;
  std::vector<std::string> new_estates;
  std::vector<DoorReportRow> items;  // the first 500
};

// A community, whose estates the sheet names, or one estate. Refused before the file is looked at.
Result<areas::Area> door_place_for(Call& call, AreaId id);
Result<DoorReport> preview_doors(Call& call, AreaId id, const std::vector<DoorRow>& rows);
Result<DoorReport> take_doors(Call& call, AreaId id, const std::vector<DoorRow>& rows);

}  // namespace anxin::imports
