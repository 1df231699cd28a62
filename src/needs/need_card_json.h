// The wire shapes of cards, boards and lists. Names and phones are masked before they come here.
#pragma once

#include "json/about.h"
#include "needs/need_card.h"

namespace anxin::needs {

using json::about;

template <class S>
void describe(S& shape, PersonName& v) {
  shape.field("person_id", v.person_id, about("Person"));
  shape.field("name", v.name, about("Name of the colleague"));
  shape.field("left", v.left, about("Of an owner or handler: true when no longer working here; hand over"));
}

template <class S>
void describe(S& shape, WhoCard& v) {
  shape.field("anonymous", v.anonymous, about("Wished not to be named"));
  shape.field("surname", v.surname, about("Surname only"));
  shape.field("sex", v.sex, about("male or female, if known"));
  shape.field("age_band", v.age_band, about("Age in a band, such as 80-89"));
}

template <class S>
void describe(S& shape, NeedCard& v) {
  shape.field("id", v.id, about("The need"));
  shape.field("revision", v.revision, about("Sent back with every edit"));
  shape.field("need_no", v.need_no, about("Short number to read out"));
  shape.field("stage", v.stage, about("Where it stands (state machine 3.1)"));
  shape.field("emergency", v.emergency, about("Flagged as an emergency"));
  shape.field("urgency", v.urgency, about("How soon, once judged"));
  shape.field("difficulty", v.difficulty, about("How hard, once judged"));
  shape.field("category", v.category, about("Kind, once judged"));
  shape.field("summary", v.summary, about("The words in one line, names and numbers hidden"));
  shape.field("who", v.who, about("Who asked, as little as does the job"));
  shape.field("estate_id", v.estate_id, about("Estate"));
  shape.field("estate_name", v.estate_name, about("Its name"));
  shape.field("building", v.building, about("Building, never the door"));
  shape.field("channel", v.channel, about("How it came in"));
  shape.field("received", v.received, about("When it was said"));
  shape.field("due", v.due, about("By when the next step is due"));
  shape.field("late", v.late, about("Past due"));
  shape.field("owner", v.owner, about("Who answers for it"));
  shape.field("handlers", v.handlers, about("Who is working on it"));
  shape.field("reopened", v.reopened, about("How often a call-back said: not solved"));
  shape.field("call_back_owed", v.call_back_owed, about("Somebody wished to be asked back"));
  shape.field("done_at", v.done_at, about("When the last task was done"));
  shape.field("closed_at", v.closed_at, about("When it was closed"));
  shape.field("lit", v.lit, about("A call-back said: solved"));
  shape.field("satisfaction", v.satisfaction, about("What the call-back heard, five steps"));
  shape.field("waits_until", v.waits_until, about("Of one that waits: on which day somebody looks after it again"));
  shape.field("due_to_go_on", v.due_to_go_on, about("That day has come"));
  shape.field("restricted", v.restricted, about("A case: who may not read it gets number and stage alone"));
}

template <class S>
void describe(S& shape, NeedCards& v) {
  shape.field("items", v.items, about("Cards"));
  shape.field("next", v.next, about("Give it as `after` for the next page"));
}

template <class S>
void describe(S& shape, BoardColumn& v) {
  shape.field("stage", v.stage, about("registered, triaged, working or done"));
  shape.field("count", v.count, about("Needs in this column"));
  shape.field("items", v.items, about("The first fifty, in the order of work"));
}

template <class S>
void describe(S& shape, CellCount& v) {
  shape.field("urgency", v.urgency, about("How soon"));
  shape.field("difficulty", v.difficulty, about("How hard"));
  shape.field("count", v.count, about("Open needs so judged"));
}

template <class S>
void describe(S& shape, WordCount& v) {
  shape.field("channel", v.channel, about("How it came in"));
  shape.field("count", v.count, about("Needs this month"));
}

template <class S>
void describe(S& shape, BoardMonth& v) {
  shape.field("heard", v.heard, about("Needs heard this month"));
  shape.field("lit", v.lit, about("Needs closed this month after a call-back said: solved"));
  shape.field("average_hours", v.average_hours, about("From heard to done, over the needs counted in `lit`"));
}

template <class S>
void describe(S& shape, Board& v) {
  shape.field("as_of", v.as_of, about("When this was counted"));
  shape.field("in_hand", v.in_hand, about("Open needs"));
  shape.field("late", v.late, about("Of these, past due"));
  shape.field("set_aside", v.set_aside, about("Of these, waiting: in none of the columns"));
  shape.field("columns", v.columns, about("The four columns"));
  shape.field("matrix", v.matrix, about("Urgency by difficulty of open, judged needs"));
  shape.field("watch", v.watch, about("What to look after first"));
  shape.field("channels", v.channels, about("Where this month came from"));
  shape.field("month", v.month, about("This month"));
}

}  // namespace anxin::needs
