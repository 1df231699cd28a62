#include "people/person_routes.h"

#include "http/created.h"
#include "people/person_actions.h"
#include "people/person_json.h"

namespace anxin::people {

void add_routes(http::Router& router) {
  router.post("/people/search", "Find people by whole phone or by name", search_people)
      .reads()
      .raises({"person.search_empty", "phone.unreadable", "area.not_a_community"});
  router.post("/people", "Write somebody down", created(add_person))
      .raises({"person.name_missing", "person.name_too_long", "person.address_too_long", "person.sex_unknown_word",
               "person.birth_wrong", "person.id_no_wrong", "person.sex_not_as_in_id", "person.birth_not_as_in_id",
               "phone.unreadable", "area.estate_elsewhere", "area.not_a_community"})
      .raises(ErrorCode::conflict, {"person.id_no_taken"});
  router.get("/people/{id}", "Read one person, masked", read_person).brief();
  router.post("/people/{id}/edit", "Change a person", edit_person)
      .raises({"person.name_missing", "person.name_too_long", "person.address_too_long", "person.sex_unknown_word",
               "person.birth_wrong", "person.sex_not_as_in_id", "person.birth_not_as_in_id", "phone.unreadable",
               "area.estate_elsewhere"})
      .raises(ErrorCode::conflict, {"person.changed"});
  router.post("/people/{id}/reveal", "Open one masked value", reveal).secret().raises({"person.purpose_missing"});
}

}  // namespace anxin::people
