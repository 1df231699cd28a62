// Estates of a place with how many doors they have; blocks of doors.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "areas/area_actions.h"

namespace anxin::areas {

struct EstateCard {
  AreaId id;
  AreaId community_id;
  std::string name;
  std::int64_t doors = 0;
};
struct EstateList {
  std::vector<EstateCard> items;
  std::optional<AreaId> next;
};
struct EstateQuery {
  std::optional<AreaId> after;
};
struct EstateRename {
  std::string name_before;  // as it was seen
  std::string name;
};
struct RangeDraft {
  int building_from = 1;
  int building_to = 1;
  std::optional<int> unit_from;
  std::optional<int> unit_to;
  int floor_from = 1;
  int floor_to = 1;
  int rooms = 1;
};

Result<EstateList> list_estates(Call& call, AreaId within, const EstateQuery& query);
Result<EstateCard> rename_estate(Call& call, AreaId estate, const EstateRename& draft);
Result<DoorsAdded> add_door_range(Call& call, AreaId estate, const RangeDraft& draft);

}  // namespace anxin::areas
