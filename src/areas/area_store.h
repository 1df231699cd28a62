// The tables of places. Reads take ids or paths; the caller has checked the scope.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "areas/area.h"
#include "store/tx.h"

namespace anxin::areas {

std::optional<Area> find_area(Tx& tx, AreaId id);
std::optional<Area> find_by_code(Tx& tx, std::string_view code, Day day);
std::optional<Area> find_county_area(Tx& tx, CountyId county);
std::vector<Area> chain_to(Tx& tx, AreaId id);  // from the root down to itself; empty when there is none
std::vector<Area> find_areas(Tx& tx, const std::vector<std::int64_t>& ids);

// Areas inside `within` (itself too) of one kind ("" = any), after the id `after`.
std::vector<Area> list_areas(Tx& tx, const AreaPath& within, std::string_view kind, AreaId after, std::int64_t limit);

struct EstateRow {
  AreaId id;
  AreaId community;
  std::string name;
  std::int64_t doors = 0;
};
// Estates inside `within`, after the id `after`, with how many doors each has.
std::vector<EstateRow> estates_within(Tx& tx, const AreaPath& within, AreaId after, std::int64_t limit);
std::int64_t count_doors(Tx& tx, CountyId county, AreaId estate);
// False when it is not called `before` any more.
bool rename_area(Tx& tx, AreaId area, std::string_view before, std::string_view name);

void insert_area(Tx& tx, const Area& area);
void insert_code(Tx& tx, std::string_view code, AreaId area, Day from, std::string_view source);
CountyId insert_county(Tx& tx, AreaId area);  // the next shard number

// False when the door is there already.
bool insert_door(Tx& tx, CountyId county, const Door& door);
std::vector<Door> list_doors(Tx& tx, CountyId county, AreaId estate, DoorId after, std::int64_t limit);
std::optional<Door> find_door(Tx& tx, CountyId county, const Door& door);  // by estate, building, unit, room

std::vector<CalendarDay> calendar_between(Tx& tx, Day first, Day last);
// False when the day stood there in just this way.
bool set_calendar_day(Tx& tx, const CalendarDay& day, std::string_view source);

}  // namespace anxin::areas
