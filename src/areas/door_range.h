// A block of doors that are numbered alike: buildings 1 to 6, units 1 to 3, floors 1 to 6 with two doors each.
#pragma once

#include <vector>

#include "areas/area.h"

namespace anxin::areas {

struct DoorRange {
  int building_from = 1;
  int building_to = 1;
  int unit_from = 0;  // 0: the buildings have no units
  int unit_to = 0;
  int floor_from = 1;
  int floor_to = 1;
  int rooms = 1;  // on each floor
};

// At most 2,000 doors; rooms are called floor × 100 + number, as they are in China: 101, 102, 201 …
Result<std::vector<Door>> doors_of(const DoorRange& range);

}  // namespace anxin::areas
