#include "areas/door_range.h"

#include <string>

namespace anxin::areas {
namespace {

constexpr int doors_max = 2'000;
constexpr int number_max = 200;
constexpr int rooms_max = 99;

bool runs(int from, int to) { return from >= 1 && from <= to && to <= number_max; }

int count(int from, int to) { return to - from + 1; }

Result<Done> checked_range(const DoorRange& range) {
  const bool without_units = range.unit_from == 0 && range.unit_to == 0;
  if (!runs(range.building_from, range.building_to)) return invalid("area.range_order", ".building_to");
  if (!without_units && !runs(range.unit_from, range.unit_to)) return invalid("area.range_order", ".unit_to");
  if (!runs(range.floor_from, range.floor_to)) return invalid("area.range_order", ".floor_to");
  if (range.rooms < 1 || range.rooms > rooms_max) return invalid("area.range_order", ".rooms");
  const int doors = count(range.building_from, range.building_to) * count(range.unit_from, range.unit_to) *
                    count(range.floor_from, range.floor_to) * range.rooms;
  if (doors > doors_max) return invalid("area.range_too_large", ".building_to");
  return Done{};
}

// The doors of one unit; of a building without units those of the building, `unit` 0.
void add_unit(std::vector<Door>& doors, const DoorRange& range, int building, int unit) {
  const std::string unit_name = unit == 0 ? std::string() : std::to_string(unit);
  for (int floor = range.floor_from; floor <= range.floor_to; ++floor) {
    for (int room = 1; room <= range.rooms; ++room) {
      doors.push_back({DoorId(), AreaId(), std::to_string(building), unit_name, std::to_string(floor * 100 + room)});
    }
  }
}

}  // namespace

Result<std::vector<Door>> doors_of(const DoorRange& range) {
  TRY(checked_range(range));
  std::vector<Door> doors;
  for (int building = range.building_from; building <= range.building_to; ++building) {
    for (int unit = range.unit_from; unit <= range.unit_to; ++unit) add_unit(doors, range, building, unit);
  }
  return doors;
}

}  // namespace anxin::areas
