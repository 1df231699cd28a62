#include "areas/estate_actions.h"

#include <algorithm>

#include "areas/area_store.h"
#include "areas/door_range.h"
#include "store/facts.h"
#include "store/journal.h"

namespace anxin::areas {
namespace {

constexpr std::int64_t estates_a_page = 500;

Result<Area> estate_for(Call& call, AreaId id) {
  Area estate = TRY(area_for(call, id, Permission::area_manage));
  if (estate.kind != "estate") return invalid("area.not_an_estate");
  return estate;
}

}  // namespace

Result<EstateList> list_estates(Call& call, AreaId id, const EstateQuery& query) {
  const Area within = TRY(area_for(call, id, Permission::area_read));
  EstateList list;
  for (const EstateRow& row : estates_within(call.tx, within.path, query.after.value_or(AreaId()), estates_a_page)) {
    list.items.push_back({row.id, row.community, row.name, row.doors});
  }
  if (list.items.size() == estates_a_page) list.next = list.items.back().id;
  return list;
}

Result<EstateCard> rename_estate(Call& call, AreaId id, const EstateRename& draft) {
  const Area estate = TRY(estate_for(call, id));
  const std::string name = TRY(checked_name(draft.name));
  const Area community = area_named(call, *estate.parent);
  const std::vector<Area> beside = estates_of(call, community);
  const bool taken =
      std::ranges::any_of(beside, [&](const Area& other) { return other.id != estate.id && other.name == name; });
  if (taken) return conflict("area.estate_is_there");
  if (!rename_area(call.tx, estate.id, draft.name_before, name)) return conflict("area.changed");
  store::append(call, {.action = "area.estate_renamed",
                       .county = estate.county,
                       .chain = community.id,
                       .object = "area",
                       .object_id = estate.id.number(),
                       .facts = store::Facts().id("community", community.id).text(),
                       .role = call.caller.role_for(Permission::area_manage, estate.path)});
  return EstateCard{estate.id, community.id, name, count_doors(call.tx, estate.county, estate.id)};
}

Result<DoorsAdded> add_door_range(Call& call, AreaId id, const RangeDraft& draft) {
  const Area estate = TRY(estate_for(call, id));
  const std::vector<Door> doors =
      TRY(doors_of({draft.building_from, draft.building_to, draft.unit_from.value_or(0), draft.unit_to.value_or(0),
                    draft.floor_from, draft.floor_to, draft.rooms}));
  DoorsDraft all;
  for (const Door& door : doors) all.doors.push_back({door.building, door.unit, door.room});
  return add_doors(call, estate.id, all);
}

}  // namespace anxin::areas
