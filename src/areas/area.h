// An area: a place with an id, a path of ids and a kind. Division codes are dated rows beside it (R16).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/area_path.h"
#include "base/ids.h"
#include "base/private.h"
#include "base/result.h"
#include "base/time.h"

namespace anxin::areas {

// The root of the tree, there from the first migration on; its name is the pages' business.
inline constexpr AreaId country_id{1};

struct Area {
  AreaId id;
  std::optional<AreaId> parent;
  AreaPath path;
  std::string kind;  // country province city county subdistrict township quasi community village estate
  std::string name;
  CountyId county;  // 0 above the county
  std::optional<std::string> code;
};

// One row of the official snapshot (data/areas).
struct Division {
  std::string code;
  std::string name;
  std::string parent;  // code; empty for a province
  std::string kind;
};

// A day that differs from the plain week (data/calendar): a holiday from Monday to Friday, or a weekend day worked for
// a long holiday.
struct CalendarDay {
  Day day;
  bool works = false;
  std::string name;
};

struct Door {
  DoorId id;
  AreaId estate;
  std::string building;
  std::string unit;
  std::string room;
};

bool is_community(const Area& area);  // community or village: where needs live

// Name of an estate: 1 to 40 letters.
Result<std::string> checked_name(std::string_view name);
// Building, unit and room as written on the door: building never empty, each at most 12 letters.
Result<Door> checked_door(Door door);

}  // namespace anxin::areas
