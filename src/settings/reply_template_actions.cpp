#include "settings/reply_template_actions.h"

#include "access/user_actions.h"
#include "areas/area_actions.h"
#include "settings/reply_template_store.h"
#include "store/facts.h"
#include "store/journal.h"

namespace anxin::settings {
namespace {

// A place that may keep templates: a community, its street or its county.
Result<areas::Area> keeper_for(Call& call, AreaId id, Permission permission) {
  areas::Area area = TRY(areas::area_for(call, id, permission));
  if (area.county == CountyId()) return invalid("area.above_the_county");
  if (area.kind == "estate") return invalid("setting.not_for_an_estate");
  return area;
}

// The newest version of one of the place's own, if it is the one that was seen.
Result<ReplyTemplate> template_for(Call& call, AreaId place, TemplateId id, std::int64_t seen) {
  const areas::Area area = TRY(keeper_for(call, place, Permission::setting_manage));
  std::optional<ReplyTemplate> found = find_template(call.tx, area.county, id);
  if (!found || found->area != area.id || found->retired) return not_found();
  if (found->version != seen) return conflict("reply.changed");
  return std::move(*found);
}

Result<TemplateList> written(Call& call, ReplyTemplate version, const char* action) {
  version.set_by = call.caller.account;
  version.set_at = call.now;
  if (!insert_version(call.tx, version)) return conflict("reply.changed");
  const areas::Area area = areas::area_named(call, version.area);
  store::append(call, {.action = action,
                       .county = version.county,
                       .chain = areas::is_community(area) ? area.id : AreaId(),
                       .object = "reply_template",
                       .object_id = version.id.number(),
                       .facts = store::Facts().count("version", version.version).text(),
                       .role = call.caller.role_for(Permission::setting_manage, version.path)});
  return list_templates(call, version.area);
}

}  // namespace

Result<TemplateList> list_templates(Call& call, AreaId id) {
  const areas::Area area = TRY(keeper_for(call, id, Permission::area_read));
  TemplateList list;
  list.may_add = call.caller.grant_for(Permission::setting_manage, area.path) != nullptr;
  for (const ReplyTemplate& one : templates_at(call.tx, area.county, area.path)) {
    const bool may_change = call.caller.grant_for(Permission::setting_manage, one.path) != nullptr;
    list.items.push_back({one.id, one.version, one.area, areas::area_named(call, one.area).name, one.text.title,
                          one.text.words, access::name_of_account(call, one.set_by), one.set_at, may_change});
  }
  return list;
}

Result<TemplateList> add_template(Call& call, AreaId id, const TemplateDraft& draft) {
  const areas::Area area = TRY(keeper_for(call, id, Permission::setting_manage));
  ReplyTemplate fresh;
  fresh.county = area.county;
  fresh.id = call.ids.next<TemplateId>(call.now);
  fresh.area = area.id;
  fresh.path = area.path;
  fresh.text = TRY(checked(ReplyText{draft.title, draft.words}));
  return written(call, std::move(fresh), "reply_template.added");
}

Result<TemplateList> edit_template(Call& call, AreaId area, TemplateId id, const TemplateEdit& edit) {
  ReplyTemplate next = TRY(template_for(call, area, id, edit.version));
  next.text = TRY(checked(ReplyText{edit.title, edit.words}));
  ++next.version;
  return written(call, std::move(next), "reply_template.changed");
}

Result<TemplateList> retire_template(Call& call, AreaId area, TemplateId id, const TemplateRetire& retire) {
  ReplyTemplate last = TRY(template_for(call, area, id, retire.version));
  last.retired = true;
  ++last.version;
  return written(call, std::move(last), "reply_template.retired");
}

}  // namespace anxin::settings
