// A door as people write it: building, unit, room in whatever order of signs. "3-2-401", "3 hao lou 2 dan yuan 401
// shi", "3#2-401" are the same door.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace anxin::text {

struct DoorReading {
  std::string building;  // "3", "A12"
  std::string unit;      // "" when not said
  std::string room;      // "" when not said
  friend bool operator==(const DoorReading&, const DoorReading&) = default;
};

// Reads the door at the end of an address; nullopt when there is none. What stands before it (the estate) is left to
// whoever knows the estates' names.
std::optional<DoorReading> read_door(std::string_view address);

}  // namespace anxin::text
