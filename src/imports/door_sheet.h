// A sheet of doors: which estate, building, unit and room stand in each row. Columns are recognised by their headers:
// one each for building, unit and room, or one for the whole door ("3-2-401").
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "office/sheet.h"

namespace anxin::imports {

struct DoorRow {
  int number = 0;      // of the sheet, as a person sees it
  std::string estate;  // "" when the sheet has no such column or the cell is empty
  std::string building;
  std::string unit;
  std::string room;
  std::optional<std::string> trouble;  // the key of what is wrong with it
  bool again = false;                  // the sheet holds the same door further up
};

// invalid "door.no_header", "door.too_many_rows" (more than 5,000).
Result<std::vector<DoorRow>> read_doors(const std::vector<office::Sheet>& sheets);

}  // namespace anxin::imports
