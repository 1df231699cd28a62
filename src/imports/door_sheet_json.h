// The wire shapes of sheets of doors.
#pragma once

#include "imports/door_sheet_actions.h"
#include "json/about.h"

namespace anxin::imports {

using json::about;

template <class S>
void describe(S& shape, DoorReportRow& v) {
  shape.field("row", v.row, about("Number of the row in the sheet"));
  shape.field("estate", v.estate, about("Estate"));
  shape.field("building", v.building, about("Building"));
  shape.field("unit", v.unit, about("Unit"));
  shape.field("room", v.room, about("Room"));
  shape.field(
      "state", v.state,
      about("New, there already, further up in the sheet, or refused").one_of({"fresh", "known", "again", "refused"}));
  shape.field("key", v.key, about("Why it was refused"));
}

template <class S>
void describe(S& shape, DoorReport& v) {
  shape.field("fresh", v.fresh, about("Doors that are new"));
  shape.field("known", v.known, about("Doors that are there already"));
  shape.field("again", v.again, about("Rows whose door stands further up in the sheet"));
  shape.field("refused", v.refused, about("Rows that cannot be taken"));
  shape.field("new_estates", v.new_estates, about("Estates that are new"));
  shape.field("items", v.items, about("The rows, the first 500"));
}

}  // namespace anxin::imports
