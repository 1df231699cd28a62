#include "imports/door_sheet_actions.h"

#include <functional>
#include <map>
#include <set>

#include "areas/area_actions.h"

namespace anxin::imports {
namespace {

constexpr std::size_t report_rows_max = 500;

// What a sheet would do at a place: its report, and for each estate by name the doors that are new there.
struct Plan {
  areas::Area community;
  DoorReport report;
  std::map<std::string, AreaId> estates;  // those that are there
  std::map<std::string, areas::DoorsDraft> fresh;
};

std::string door_key(const std::string& building, const std::string& unit, const std::string& room) {
  return building + "\n" + unit + "\n" + room;
}

class Planner {
 public:
  Planner(Call& call, const areas::Area& place) : call_(call) {
    if (place.kind == "estate") {
      only_ = place.name;
      plan_.community = areas::area_named(call, *place.parent);
      plan_.estates.emplace(place.name, place.id);
      return;
    }
    plan_.community = place;
    for (const areas::Area& estate : areas::estates_of(call, place)) plan_.estates.emplace(estate.name, estate.id);
  }

  Result<Plan> plan(const std::vector<DoorRow>& rows) {
    for (const DoorRow& row : rows) TRY(add(row));
    return std::move(plan_);
  }

 private:
  Result<Done> add(const DoorRow& row) {
    DoorReportRow line{row.number, row.estate, row.building, row.unit, row.room, "refused", row.trouble};
    if (line.estate.empty()) line.estate = only_;
    if (!line.key) line.key = reason_against_row(line);
    if (!line.key) line.state = row.again ? "again" : TRY(state_of(line));
    count(line);
    if (plan_.report.items.size() < report_rows_max) plan_.report.items.push_back(line);
    return Done{};
  }

  std::optional<std::string> reason_against_row(DoorReportRow& line) const {
    if (line.estate.empty()) return "door.estate_missing";
    if (!only_.empty() && line.estate != only_) return "door.other_estate";
    if (const auto name = areas::checked_name(line.estate); !name.ok()) return name.error().key;
    const auto door = areas::checked_door({DoorId(), AreaId(), line.building, line.unit, line.room});
    if (!door.ok()) return door.error().key;
    line.building = door->building;
    line.unit = door->unit;
    line.room = door->room;
    return std::nullopt;
  }

  Result<std::string> state_of(const DoorReportRow& line) {
    const auto estate = plan_.estates.find(line.estate);
    if (estate != plan_.estates.end()) {
      const std::set<std::string>& known = TRY(known_in(estate->second)).get();
      if (known.contains(door_key(line.building, line.unit, line.room))) return std::string("known");
    } else if (!plan_.fresh.contains(line.estate)) {
      plan_.report.new_estates.push_back(line.estate);
    }
    plan_.fresh[line.estate].doors.push_back({line.building, line.unit, line.room});
    return std::string("fresh");
  }

  Result<std::reference_wrapper<const std::set<std::string>>> known_in(AreaId estate) {
    const auto [entry, unread] = known_.try_emplace(estate);
    areas::DoorQuery query;
    while (unread) {
      const areas::DoorList page = TRY(areas::list_doors(call_, estate, query));
      for (const areas::DoorCard& door : page.items) {
        entry->second.insert(door_key(door.building, door.unit, door.room));
      }
      if (!page.next) break;
      query.after = page.next;
    }
    return std::cref(entry->second);
  }

  void count(const DoorReportRow& line) {
    DoorReport& report = plan_.report;
    if (line.state == "fresh") ++report.fresh;
    if (line.state == "known") ++report.known;
    if (line.state == "again") ++report.again;
    if (line.state == "refused") ++report.refused;
  }

  Call& call_;
  std::string only_;  // the one estate that the sheet is for
  Plan plan_;
  std::map<AreaId, std::set<std::string>> known_;
};

}  // namespace

Result<areas::Area> door_place_for(Call& call, AreaId id) {
  areas::Area place = TRY(areas::area_for(call, id, Permission::area_manage));
  if (place.kind != "estate" && !areas::is_community(place)) return invalid("area.not_a_community");
  return place;
}

Result<DoorReport> preview_doors(Call& call, AreaId id, const std::vector<DoorRow>& rows) {
  return TRY(Planner(call, TRY(door_place_for(call, id))).plan(rows)).report;
}

Result<DoorReport> take_doors(Call& call, AreaId id, const std::vector<DoorRow>& rows) {
  const Plan plan = TRY(Planner(call, TRY(door_place_for(call, id))).plan(rows));
  for (const auto& [name, draft] : plan.fresh) {
    const auto there = plan.estates.find(name);
    const AreaId estate =
        there != plan.estates.end() ? there->second : TRY(areas::add_estate(call, plan.community.id, {name})).id;
    TRY(areas::add_doors(call, estate, draft));
  }
  return plan.report;
}

}  // namespace anxin::imports
