// The wire shapes of estates.
#pragma once

#include "areas/estate_actions.h"
#include "json/about.h"

namespace anxin::areas {

using json::about;

template <class S>
void describe(S& shape, EstateCard& v) {
  shape.field("id", v.id, about("The estate"));
  shape.field("community_id", v.community_id, about("Whose it is"));
  shape.field("name", v.name, about("Name of the estate").max_length(40));
  shape.field("doors", v.doors, about("How many doors are written down"));
}

template <class S>
void describe(S& shape, EstateList& v) {
  shape.field("items", v.items, about("Estates"));
  shape.field("next", v.next, about("Give it as `after` for the next page"));
}

template <class S>
void describe(S& shape, EstateQuery& v) {
  shape.field("after", v.after, about("Last estate of the page before"));
}

template <class S>
void describe(S& shape, EstateRename& v) {
  shape.field("name_before", v.name_before, about("The name that was seen").max_length(40));
  shape.field("name", v.name, about("The new name").max_length(40));
}

template <class S>
void describe(S& shape, RangeDraft& v) {
  shape.field("building_from", v.building_from, about("First building").range(0, 999));
  shape.field("building_to", v.building_to, about("Last building").range(0, 999));
  shape.field("unit_from", v.unit_from, about("First unit; absent: the buildings have none").range(0, 999));
  shape.field("unit_to", v.unit_to, about("Last unit").range(0, 999));
  shape.field("floor_from", v.floor_from, about("First floor with doors").range(0, 999));
  shape.field("floor_to", v.floor_to, about("Last floor").range(0, 999));
  shape.field("rooms", v.rooms, about("Doors on each floor of a unit").range(0, 999));
}

}  // namespace anxin::areas
