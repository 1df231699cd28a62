#include "areas/area_actions.h"

#include <algorithm>
#include <map>
#include <stdexcept>

#include "areas/area_store.h"
#include "base/require.h"
#include "store/facts.h"
#include "store/journal.h"
#include "text/address.h"

namespace anxin::areas {
namespace {

constexpr std::int64_t areas_a_page = 500;
constexpr std::int64_t doors_a_page = 500;

AreaCard card_of(const Area& area) { return {area.id, area.parent, area.kind, area.name, area.code}; }

// Where the caller looks first: what was asked for, else the first place that he holds.
Result<AreaPath> start_of(Call& call, std::optional<AreaId> within) {
  if (within) return TRY(area_for(call, *within, Permission::area_read)).path;
  TRY(require(call.caller, Permission::area_read));
  for (const HeldGrant& grant : call.caller.grants) {
    if (grant.permissions.has(Permission::area_read)) return grant.path;
  }
  return not_found();
}

void journal_area(Call& call, const char* action, const Area& area, const Area& community, std::string facts) {
  store::append(call, {.action = action,
                       .county = area.county,
                       .chain = community.id,
                       .object = "area",
                       .object_id = area.id.number(),
                       .facts = std::move(facts),
                       .role = call.caller.role_for(Permission::area_manage, area.path)});
}

}  // namespace

Result<Area> area_for(Call& call, AreaId id, Permission permission) {
  TRY(require(call.caller, permission));
  const std::optional<Area> area = find_area(call.tx, id);
  if (!area) return not_found();
  TRY(require(call.caller, permission, area->path));
  return *area;
}

Result<Area> community_for(Call& call, AreaId id, Permission permission) {
  const Area area = TRY(area_for(call, id, permission));
  if (!is_community(area)) return invalid("area.not_a_community", ".community_id");
  return area;
}

Area area_named(Call& call, AreaId id) {
  const std::optional<Area> area = find_area(call.tx, id);
  if (!area) throw std::logic_error("reference to an area that does not exist");
  return *area;
}

std::map<AreaId, std::string> names_of(Call& call, const std::vector<AreaId>& ids) {
  std::vector<std::int64_t> numbers;
  for (const AreaId id : ids) numbers.push_back(id.number());
  std::map<AreaId, std::string> names;
  for (Area& area : find_areas(call.tx, numbers)) names.emplace(area.id, std::move(area.name));
  return names;
}

std::optional<Area> area_of_chain(Tx& tx, CountyId county, AreaId chain) {
  if (chain != AreaId()) return find_area(tx, chain);
  return find_county_area(tx, county);
}

std::optional<Area> community_above(Call& call, const Area& area) {
  if (is_community(area)) return area;
  if (area.kind != "estate" || !area.parent) return std::nullopt;
  return find_area(call.tx, *area.parent);
}

std::optional<Area> area_by_code(Call& call, std::string_view code) {
  return find_by_code(call.tx, code, day_of(call.now));
}

std::vector<Area> estates_of(Call& call, const Area& community) {
  return list_areas(call.tx, community.path, "estate", AreaId(), areas_a_page);
}

std::optional<Door> door_at(Call& call, CountyId county, AreaId estate, std::string_view address) {
  const std::optional<text::DoorReading> reading = text::read_door(address);
  if (!reading) return std::nullopt;
  return find_door(call.tx, county, {DoorId(), estate, reading->building, reading->unit, reading->room});
}

Result<AreaList> list_areas(Call& call, const AreaQuery& query) {
  const AreaPath within = TRY(start_of(call, query.within));
  const std::vector<Area> areas =
      list_areas(call.tx, within, query.kind.value_or(""), query.after.value_or(AreaId()), areas_a_page);
  AreaList list;
  for (const Area& area : areas) list.items.push_back(card_of(area));
  if (list.items.size() == areas_a_page) list.next = list.items.back().id;
  return list;
}

Result<AreaPage> read_area(Call& call, AreaId id) {
  TRY(require(call.caller, Permission::area_read));
  std::vector<Area> chain = chain_to(call.tx, id);
  if (chain.empty()) return not_found();
  const Area area = std::move(chain.back());
  chain.pop_back();
  TRY(require(call.caller, Permission::area_read, area.path));
  AreaPage page{area.id, area.parent, area.kind, area.name, area.code, area.path.text(), {}};
  for (const Area& parent : chain) page.parents.push_back(card_of(parent));
  return page;
}

Result<NewArea> add_estate(Call& call, AreaId community_id, const EstateDraft& draft) {
  const Area community = TRY(community_for(call, community_id, Permission::area_manage));
  const std::string name = TRY(checked_name(draft.name));
  for (const Area& estate : estates_of(call, community)) {
    if (estate.name == name) return conflict("area.estate_is_there");
  }
  const auto id = call.ids.next<AreaId>(call.now);
  const Area estate{.id = id,
                    .parent = community.id,
                    .path = community.path.below(id),
                    .kind = "estate",
                    .name = name,
                    .county = community.county,
                    .code = std::nullopt};
  insert_area(call.tx, estate);
  journal_area(call, "area.estate_added", estate, community, store::Facts().id("community", community.id).text());
  return NewArea{id};
}

Result<DoorsAdded> add_doors(Call& call, AreaId estate_id, const DoorsDraft& draft) {
  const Area estate = TRY(area_for(call, estate_id, Permission::area_manage));
  if (estate.kind != "estate") return invalid("area.not_an_estate", ".estate_id");
  DoorsAdded result;
  for (const DoorDraft& door : draft.doors) {
    Door checked =
        TRY(checked_door({DoorId(), estate.id, door.building, door.unit.value_or(""), door.room.value_or("")}));
    checked.id = call.ids.next<DoorId>(call.now);
    if (insert_door(call.tx, estate.county, checked)) ++result.added;
  }
  const Area community = area_named(call, *estate.parent);
  journal_area(call, "area.doors_added", estate, community, store::Facts().count("doors", result.added).text());
  return result;
}

Result<DoorList> list_doors(Call& call, AreaId estate_id, const DoorQuery& query) {
  const Area estate = TRY(area_for(call, estate_id, Permission::area_read));
  DoorList list;
  for (const Door& door : list_doors(call.tx, estate.county, estate.id, query.after.value_or(DoorId()), doors_a_page)) {
    list.items.push_back({door.id, door.building, door.unit, door.room});
  }
  if (list.items.size() == doors_a_page) list.next = list.items.back().id;
  return list;
}

WorkingDays working_days(Call& call, Day day) {
  const int year = day.year();
  WorkingDays days;
  for (const CalendarDay& other : calendar_between(call.tx, *Day::of(year, 1, 1), *Day::of(year + 1, 12, 31))) {
    days.set_exception(other.day, other.works);
    days.set_official(other.day.year());  // no year of the official calendar is without one
  }
  return days;
}

Result<int> load_calendar(Call& call, const std::vector<CalendarDay>& days, std::string_view source) {
  TRY(require(call.caller, Permission::area_manage, AreaPath::root()));
  int changed = 0;
  for (const CalendarDay& day : days) changed += set_calendar_day(call.tx, day, source) ? 1 : 0;
  if (changed > 0) {
    store::append(call, {.action = "area.calendar_loaded",
                         .object = "calendar",
                         .facts = store::Facts().count("days", changed).text(),
                         .role = call.caller.role_for(Permission::area_manage, AreaPath::root())});
  }
  return changed;
}

Result<Area> load_county(Call& call, const std::vector<Division>& divisions, std::string_view county_code,
                         Day snapshot_day, std::string_view source) {
  TRY(require(call.caller, Permission::area_manage, AreaPath::root()));
  std::optional<Area> county;
  std::map<std::string, Area> known;  // by code
  for (const Division& division : divisions) {
    std::optional<Area> area = find_by_code(call.tx, division.code, snapshot_day);
    if (!area) {
      const auto parent = known.find(division.parent);
      if (!division.parent.empty() && parent == known.end()) return invalid("area.parent_missing");
      const auto id = call.ids.next<AreaId>(call.now);
      area = Area{.id = id,
                  .parent = country_id,
                  .path = AreaPath::root().below(country_id).below(id),
                  .kind = division.kind,
                  .name = division.name,
                  .county = CountyId(),
                  .code = division.code};
      if (parent != known.end()) {
        area->parent = parent->second.id;
        area->path = parent->second.path.below(id);
        area->county = parent->second.county;
      }
      if (division.code == county_code) area->county = insert_county(call.tx, id);
      insert_area(call.tx, *area);
      insert_code(call.tx, division.code, id, snapshot_day, source);
    }
    if (division.code == county_code) county = area;
    known.emplace(division.code, *area);
  }
  if (!county) return invalid("area.county_not_in_snapshot");
  store::append(call, {.action = "area.county_loaded",
                       .county = county->county,
                       .object = "area",
                       .object_id = county->id.number(),
                       .facts = store::Facts().count("areas", static_cast<std::int64_t>(divisions.size())).text(),
                       .role = call.caller.role_for(Permission::area_manage, county->path)});
  return *county;
}

}  // namespace anxin::areas
