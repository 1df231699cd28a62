// The wire shapes of places.
#pragma once

#include "areas/area_actions.h"
#include "json/about.h"

namespace anxin::areas {

using json::about;

template <class S>
void describe(S& shape, AreaCard& v) {
  shape.field("id", v.id, about("The area"));
  shape.field("parent_id", v.parent_id, about("What it lies in"));
  shape.field(
      "kind", v.kind,
      about("province, city, county, subdistrict, township, quasi, community, village or estate").max_length(40));
  shape.field("name", v.name, about("Name"));
  shape.field("code", v.code, about("Division code in force, if it has one"));
}

template <class S>
void describe(S& shape, AreaList& v) {
  shape.field("items", v.items, about("Areas"));
  shape.field("next", v.next, about("Give it as `after` for the next page"));
}

template <class S>
void describe(S& shape, AreaPage& v) {
  shape.field("id", v.id, about("The area"));
  shape.field("parent_id", v.parent_id, about("What it lies in"));
  shape.field(
      "kind", v.kind,
      about("province, city, county, subdistrict, township, quasi, community, village or estate").max_length(40));
  shape.field("name", v.name, about("Name"));
  shape.field("code", v.code, about("Division code in force, if it has one"));
  shape.field("path", v.path, about("Ids from the root down"));
  shape.field("parents", v.parents, about("From the province down"));
}

template <class S>
void describe(S& shape, AreaQuery& v) {
  shape.field("within", v.within, about("Area to look in; the first of one's own unless told"));
  shape.field("kind", v.kind, about("Only this kind").max_length(40));
  shape.field("after", v.after, about("Last area of the page before"));
}

template <class S>
void describe(S& shape, EstateDraft& v) {
  shape.field("name", v.name, about("Name of the estate").max_length(40));
}

template <class S>
void describe(S& shape, NewArea& v) {
  shape.field("id", v.id, about("The new area"));
}

template <class S>
void describe(S& shape, DoorDraft& v) {
  shape.field("building", v.building, about("Building").max_length(12));
  shape.field("unit", v.unit, about("Unit").max_length(12));
  shape.field("room", v.room, about("Room").max_length(12));
}

template <class S>
void describe(S& shape, DoorsDraft& v) {
  shape.field("doors", v.doors, about("At most a thousand at once"));
}

template <class S>
void describe(S& shape, DoorsAdded& v) {
  shape.field("added", v.added, about("How many were new"));
}

template <class S>
void describe(S& shape, DoorCard& v) {
  shape.field("id", v.id, about("The door"));
  shape.field("building", v.building, about("Building"));
  shape.field("unit", v.unit, about("Unit"));
  shape.field("room", v.room, about("Room"));
}

template <class S>
void describe(S& shape, DoorList& v) {
  shape.field("items", v.items, about("Doors"));
  shape.field("next", v.next, about("Give it as `after` for the next page"));
}

template <class S>
void describe(S& shape, DoorQuery& v) {
  shape.field("after", v.after, about("Last door of the page before"));
}

}  // namespace anxin::areas
