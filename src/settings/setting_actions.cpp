#include "settings/setting_actions.h"

#include <algorithm>
#include <sstream>

#include "access/user_actions.h"
#include "areas/area_actions.h"
#include "base/require.h"
#include "settings/setting_store.h"
#include "store/facts.h"
#include "store/journal.h"

namespace anxin::settings {
namespace {

// The ids of a path, from the root down.
std::vector<AreaId> way_to(const AreaPath& path) {
  std::vector<AreaId> way;
  std::istringstream ids(path.text());
  for (std::string id; std::getline(ids, id, '/');) {
    if (!id.empty()) way.emplace_back(std::stoll(id));
  }
  return way;
}

// Settings count for communities and everything above; an estate has its community's.
Result<areas::Area> place_for(Call& call, AreaId id, Permission permission) {
  areas::Area area = TRY(areas::area_for(call, id, permission));
  if (area.kind == "estate") return invalid("setting.not_for_an_estate");
  return area;
}

SettingOrigin origin_of(Call& call, const Setting& setting) {
  return {setting.area, areas::area_named(call, setting.area).name, access::name_of_account(call, setting.set_by),
          setting.set_at};
}

SettingCard card_of(Call& call, const Kind& kind, const std::vector<AreaId>& way, const std::vector<Setting>& rows) {
  const Effective found = effective(kind, way, rows);
  SettingCard card;
  card.name = kind.name;
  card.form = word_of(kind.form);
  for (const std::string_view word : kind.words) card.words.emplace_back(word);
  if (kind.form == Form::number) {
    card.least = kind.least;
    card.most = kind.most;
  }
  card.value = found.value;
  card.otherwise = kind.otherwise;
  if (found.from) card.from = origin_of(call, *found.from);
  card.own = found.from && found.from->area == way.back();
  card.locked = card.own && found.from->locked;
  if (found.locked_by) card.locked_by = areas::area_named(call, *found.locked_by).name;
  const auto here =
      std::ranges::find_if(rows, [&](const Setting& row) { return row.area == way.back() && row.name == kind.name; });
  if (here != rows.end()) card.revision = here->revision;
  return card;
}

Values values_of(const std::vector<AreaId>& way, const std::vector<Setting>& rows) {
  Values values;
  for (const Kind& kind : kinds()) values.emplace(kind.name, effective(kind, way, rows).value);
  return values;
}

// A phone is no word of the journal; that it changed is.
std::string facts_of(const Kind& kind, const Setting& setting) {
  store::Facts facts;
  facts.word("setting", kind.name);
  if (setting.value && kind.form != Form::phone) {
    std::string value = *setting.value;
    std::ranges::replace(value, ':', '.');
    facts.word("value", value);
  }
  if (setting.locked) facts.word("locked", "yes");
  return facts.text();
}

void journal_setting(Call& call, const areas::Area& area, const char* action, std::string facts) {
  store::append(call, {.action = action,
                       .county = area.county,
                       .chain = areas::is_community(area) ? area.id : AreaId(),
                       .object = "area",
                       .object_id = area.id.number(),
                       .facts = std::move(facts),
                       .role = call.caller.role_for(Permission::setting_manage, area.path)});
}

// Writes what stands here from now on, if the levels above allow it and everything still fits together.
Result<SettingPage> change(Call& call, const areas::Area& area, const Kind& kind, Setting setting, const char* action) {
  const std::vector<AreaId> way = way_to(area.path);
  std::vector<Setting> rows = settings_of(call.tx, way);
  if (effective(kind, way, rows).locked_by) return conflict("setting.locked_above");
  setting.area = area.id;
  setting.name = kind.name;
  setting.set_by = call.caller.account;
  setting.set_at = call.now;
  std::erase_if(rows, [&](const Setting& row) { return row.area == area.id && row.name == setting.name; });
  rows.push_back(setting);
  TRY(fit_together(values_of(way, rows)));
  TRY(put_setting(call.tx, setting));
  journal_setting(call, area, action, facts_of(kind, setting));
  return list_settings(call, area.id);
}

}  // namespace

Values values_at(Call& call, const AreaPath& place) {
  const std::vector<AreaId> way = way_to(place);
  return values_of(way, settings_of(call.tx, way));
}

Result<SettingPage> list_settings(Call& call, AreaId id) {
  const areas::Area area = TRY(place_for(call, id, Permission::area_read));
  const std::vector<AreaId> way = way_to(area.path);
  const std::vector<Setting> rows = settings_of(call.tx, way);
  SettingPage page{area.id, area.name, {}, call.caller.grant_for(Permission::setting_manage, area.path) != nullptr};
  for (const Kind& kind : kinds()) page.items.push_back(card_of(call, kind, way, rows));
  return page;
}

Result<SettingPage> set_setting(Call& call, AreaId id, const std::string& name, const SettingDraft& draft) {
  const areas::Area area = TRY(place_for(call, id, Permission::setting_manage));
  const Kind* kind = kind_of(name);
  if (kind == nullptr) return not_found();
  Setting setting;
  setting.revision = draft.revision + 1;
  setting.value = TRY(checked_value(*kind, draft.value));
  setting.locked = draft.locked;
  return change(call, area, *kind, setting, "setting.set");
}

Result<SettingPage> inherit_setting(Call& call, AreaId id, const std::string& name, const InheritDraft& draft) {
  const areas::Area area = TRY(place_for(call, id, Permission::setting_manage));
  const Kind* kind = kind_of(name);
  if (kind == nullptr) return not_found();
  const std::optional<Setting> here = find_setting(call.tx, area.id, name);
  if (!here || !here->value) return conflict("setting.not_set_here");
  Setting setting;
  setting.revision = draft.revision + 1;
  return change(call, area, *kind, setting, "setting.inherited");
}

}  // namespace anxin::settings
