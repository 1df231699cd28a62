#include "areas/area.h"

#include "text/unicode.h"

namespace anxin::areas {
namespace {

constexpr std::size_t area_name_length_max = 40;
constexpr std::size_t door_part_length_max = 12;

bool fits(std::string_view part) { return text::length(part) <= door_part_length_max; }

}  // namespace

bool is_community(const Area& area) { return area.kind == "community" || area.kind == "village"; }

Result<std::string> checked_name(std::string_view name) {
  const std::string cleaned = text::cleaned(name).text;
  if (cleaned.empty() || text::length(cleaned) > area_name_length_max) return invalid("area.name_length", ".name");
  return cleaned;
}

Result<Door> checked_door(Door door) {
  door.building = text::narrowed(text::cleaned(door.building).text);
  door.unit = text::narrowed(text::cleaned(door.unit).text);
  door.room = text::narrowed(text::cleaned(door.room).text);
  if (door.building.empty()) return invalid("area.building_missing", ".building");
  if (!fits(door.building) || !fits(door.unit) || !fits(door.room)) return invalid("area.door_too_long", ".building");
  return door;
}

}  // namespace anxin::areas
