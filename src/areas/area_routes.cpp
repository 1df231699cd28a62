#include "areas/area_routes.h"

#include "areas/area_actions.h"
#include "areas/area_json.h"
#include "areas/estate_actions.h"
#include "areas/estate_json.h"
#include "http/created.h"

namespace anxin::areas {

void add_routes(http::Router& router) {
  router.get("/areas", "List areas", list_areas);
  router.get("/areas/{id}", "Read one area", read_area).brief();
  router.post("/areas/{id}/estates", "Add an estate to a community", created(add_estate))
      .raises({"area.name_length", "area.not_a_community"})
      .raises(ErrorCode::conflict, {"area.estate_is_there"});
  router.get("/areas/{id}/doors", "List the doors of an estate", list_doors);
  router.post("/areas/{id}/doors", "Add doors to an estate", created(add_doors))
      .raises({"area.building_missing", "area.door_too_long", "area.not_an_estate"});
  router.get("/areas/{id}/estates", "List the estates of a place, with how many doors each has", list_estates);
  router.post("/areas/{id}/rename", "Give an estate another name", rename_estate)
      .raises({"area.name_length", "area.not_an_estate"})
      .raises(ErrorCode::conflict, {"area.estate_is_there", "area.changed"});
  router.post("/areas/{id}/door-ranges", "Add a block of doors to an estate", created(add_door_range))
      .raises({"area.range_order", "area.range_too_large", "area.not_an_estate"});
  add_word_routes(router);
}

}  // namespace anxin::areas
