#include "settings/setting_routes.h"

#include "http/created.h"
#include "settings/reply_template_actions.h"
#include "settings/setting_actions.h"
#include "settings/setting_json.h"

namespace anxin::settings {

void add_routes(http::Router& router) {
  router.get("/areas/{id}/settings", "What counts at a place, and who set it", list_settings)
      .raises({"setting.not_for_an_estate"});
  router.post("/areas/{id}/settings/{name}", "Set a value for a place and everything below it", set_setting)
      .raises({"setting.not_for_an_estate", "setting.number", "setting.time", "setting.unknown_word",
               "setting.duty_ends_first", "setting.urgent_is_slower", "phone.unreadable"})
      .raises(ErrorCode::conflict, {"setting.changed", "setting.locked_above"});
  router.post("/areas/{id}/settings/{name}/inherit", "Go back to what is inherited", inherit_setting)
      .raises({"setting.not_for_an_estate", "setting.duty_ends_first", "setting.urgent_is_slower"})
      .raises(ErrorCode::conflict, {"setting.changed", "setting.locked_above", "setting.not_set_here"});
  router.get("/areas/{id}/reply-templates", "The reply templates that hold at a place", list_templates)
      .raises({"area.above_the_county", "setting.not_for_an_estate"});
  router.post("/areas/{id}/reply-templates", "Add a reply template", created(add_template))
      .raises({"area.above_the_county", "setting.not_for_an_estate", "reply.title_length", "reply.words_length"})
      .raises(ErrorCode::conflict, {"reply.changed"});
  router.post("/areas/{id}/reply-templates/{template}/edit", "Write a new version of a reply template", edit_template)
      .raises({"area.above_the_county", "setting.not_for_an_estate", "reply.title_length", "reply.words_length"})
      .raises(ErrorCode::conflict, {"reply.changed"});
  router.post("/areas/{id}/reply-templates/{template}/retire", "Offer a reply template no more", retire_template)
      .raises({"area.above_the_county", "setting.not_for_an_estate"})
      .raises(ErrorCode::conflict, {"reply.changed"});
}

}  // namespace anxin::settings
