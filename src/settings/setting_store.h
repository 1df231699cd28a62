// The table of settings.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "settings/setting.h"
#include "store/tx.h"

namespace anxin::settings {

std::vector<Setting> settings_of(Tx& tx, const std::vector<AreaId>& areas);
std::optional<Setting> find_setting(Tx& tx, AreaId area, std::string_view name);
// The row with the next revision; conflict("setting.changed") when somebody was there first.
Result<Done> put_setting(Tx& tx, const Setting& setting);

}  // namespace anxin::settings
