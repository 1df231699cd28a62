// What counts at a place, who set it, and how it is changed.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "settings/setting.h"
#include "store/call.h"

namespace anxin::settings {

struct SettingOrigin {
  AreaId area_id;
  std::string area_name;
  std::optional<std::string> by;  // nothing: the account is not known any more
  Instant at;
};
struct SettingCard {
  std::string name;
  std::string form;
  std::vector<std::string> words;  // to choose from
  std::optional<int> least;
  std::optional<int> most;
  std::string value;
  std::string otherwise;                 // the default of the program
  std::optional<SettingOrigin> from;     // nothing: nobody has set it
  bool own = false;                      // set here
  bool locked = false;                   // set here, and nobody below may change it
  std::optional<std::string> locked_by;  // the name of the level above that forbids to change it
  std::int64_t revision = 0;             // of what stands here; 0: nothing ever
};
struct SettingPage {
  AreaId area_id;
  std::string area_name;
  std::vector<SettingCard> items;
  bool may_change = false;
};
struct SettingDraft {
  std::int64_t revision = 0;
  std::string value;
  bool locked = false;
};
struct InheritDraft {
  std::int64_t revision = 0;
};

// What counts at a place, by name, for the policies of other slices.
Values values_at(Call& call, const AreaPath& place);

Result<SettingPage> list_settings(Call& call, AreaId area);
Result<SettingPage> set_setting(Call& call, AreaId area, const std::string& name, const SettingDraft& draft);
Result<SettingPage> inherit_setting(Call& call, AreaId area, const std::string& name, const InheritDraft& draft);

}  // namespace anxin::settings
