// What can be done with places.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "areas/area.h"
#include "base/working_days.h"
#include "store/call.h"

namespace anxin::areas {

struct AreaCard {
  AreaId id;
  std::optional<AreaId> parent_id;
  std::string kind;
  std::string name;
  std::optional<std::string> code;
};
struct AreaList {
  std::vector<AreaCard> items;
  std::optional<AreaId> next;
};
struct AreaPage {
  AreaId id;
  std::optional<AreaId> parent_id;
  std::string kind;
  std::string name;
  std::optional<std::string> code;
  std::string path;
  std::vector<AreaCard> parents;
};
struct AreaQuery {
  std::optional<AreaId> within;
  std::optional<std::string> kind;
  std::optional<AreaId> after;
};
struct EstateDraft {
  std::string name;
};
struct NewArea {
  AreaId id;
};
struct DoorDraft {
  std::string building;
  std::optional<std::string> unit;
  std::optional<std::string> room;
};
struct DoorsDraft {
  std::vector<DoorDraft> doors;
};
struct DoorsAdded {
  int added = 0;
};
struct DoorCard {
  DoorId id;
  std::string building;
  std::string unit;
  std::string room;
};
struct DoorList {
  std::vector<DoorCard> items;
  std::optional<DoorId> next;
};
struct DoorQuery {
  std::optional<DoorId> after;
};

// For lower-level use by other slices' actions: the area, if the caller may do `permission` there.
Result<Area> area_for(Call& call, AreaId id, Permission permission);
// The same, refusing anything but a community or village.
Result<Area> community_for(Call& call, AreaId id, Permission permission);
// The area without a check, for names on pages that were allowed already; a broken reference throws.
Area area_named(Call& call, AreaId id);
std::map<AreaId, std::string> names_of(Call& call, const std::vector<AreaId>& ids);
// The area whose chain of the journal this is: a community, or the county itself for chain 0.
std::optional<Area> area_of_chain(Tx& tx, CountyId county, AreaId chain);
std::optional<Area> community_above(Call& call, const Area& area);
std::optional<Area> area_by_code(Call& call, std::string_view code);
std::vector<Area> estates_of(Call& call, const Area& community);
// The registered door that an address names, if any.
std::optional<Door> door_at(Call& call, CountyId county, AreaId estate, std::string_view address);
// The days around `day`, to the end of the next year, as the official calendar has them.
WorkingDays working_days(Call& call, Day day);

Result<AreaList> list_areas(Call& call, const AreaQuery& query);
Result<AreaPage> read_area(Call& call, AreaId id);
Result<NewArea> add_estate(Call& call, AreaId community, const EstateDraft& draft);
Result<DoorsAdded> add_doors(Call& call, AreaId estate, const DoorsDraft& draft);
Result<DoorList> list_doors(Call& call, AreaId estate, const DoorQuery& query);

// Takes in the official calendar: days that are there get the newer word. Answers how many are new or other than
// before.
Result<int> load_calendar(Call& call, const std::vector<CalendarDay>& days, std::string_view source);

// Set-up: the county's rows of the snapshot with everything above and below; rows that are there stay. `snapshot_day`:
// from when the codes count. Answers the county's area.
Result<Area> load_county(Call& call, const std::vector<Division>& divisions, std::string_view county_code,
                         Day snapshot_day, std::string_view source);

}  // namespace anxin::areas
