// The wire shapes of what comes in: one describe() each reads, checks and documents. What goes out: need_page_json.h.
#pragma once

#include "json/about.h"
#include "needs/need_actions.h"

namespace anxin::needs {

using json::about;

struct SpeakerForm {
  std::optional<PersonId> person_id;
  std::optional<PrivateText> name;
  std::optional<PrivateText> phone;
  bool anonymous = false;
};
struct OnBehalfForm {
  std::string relation;
  std::optional<PersonId> person_id;
  std::optional<PrivateText> name;
  std::optional<PrivateText> phone;
};
struct HotlineForm {
  std::optional<std::string> source;
  std::string order_no;
  std::optional<std::string> order_kind;
  std::optional<Instant> due;
};
struct VisitForm {
  std::string met;
};
struct NeedForm {
  AreaId community_id;
  std::string channel;
  bool emergency = false;
  PrivateText words;
  SpeakerForm requester;
  std::optional<OnBehalfForm> on_behalf;
  std::optional<AreaId> estate_id;
  std::optional<PrivateText> address;
  Instant happened;
  std::optional<std::string> happened_precision;
  std::string call_back_way;
  std::optional<HotlineForm> hotline;
  std::optional<VisitForm> visit;
};

// The form as the action takes it.
NeedDraft draft_of(const NeedForm& form);

template <class S>
void describe(S& shape, SpeakerForm& v) {
  shape.field("person_id", v.person_id, about("Who spoke, if in the register"));
  shape.field("name", v.name, about("Name as said").max_length(60));
  shape.field("phone", v.phone, about("Number to call back, as said").max_length(40));
  shape.field("anonymous", v.anonymous, about("Wishes not to be named; then nobody calls back"));
}

template <class S>
void describe(S& shape, OnBehalfForm& v) {
  shape.field(
      "relation", v.relation,
      about("What the one spoken for is to the speaker").one_of({"parent", "child", "spouse", "neighbour", "other"}));
  shape.field("person_id", v.person_id, about("Whom it concerns, if in the register"));
  shape.field("name", v.name, about("Name of the one it concerns").max_length(60));
  shape.field("phone", v.phone, about("Phone of the one it concerns").max_length(40));
}

template <class S>
void describe(S& shape, HotlineForm& v) {
  shape.field("source", v.source, about("Which hotline; 12345 unless said").max_length(40));
  shape.field("order_no", v.order_no, about("The hotline's order number").max_length(60));
  shape.field("order_kind", v.order_kind,
              about("The hotline's own kind")
                  .one_of({"consult", "help", "complaint", "suggestion", "report", "praise", "other"}));
  shape.field("due", v.due, about("The hotline's due date; it wins over the place's own clock"));
}

template <class S>
void describe(S& shape, VisitForm& v) {
  shape.field("met", v.met, about("Who opened the door").one_of({"requester", "family", "nobody_else"}));
}

template <class S>
void describe(S& shape, NeedForm& v) {
  shape.field("community_id", v.community_id, about("Community or village"));
  shape.field("channel", v.channel, about("How it came in (S11)").one_of({"phone", "home_visit", "mayor_hotline"}));
  shape.field("emergency", v.emergency, about("Somebody fell, is hurt or missing"));
  shape.field("words", v.words, about("What was said, as spoken").max_length(5000));
  shape.field("requester", v.requester, about("Who spoke"));
  shape.field("on_behalf", v.on_behalf, about("For whom, when not for themselves"));
  shape.field("estate_id", v.estate_id, about("Estate of the community"));
  shape.field("address", v.address, about("Building, unit and room as said").max_length(200));
  shape.field("happened", v.happened, about("When it was said; the clocks run from here"));
  shape.field("happened_precision", v.happened_precision, about("How exactly that is known").one_of({"minute", "day"}));
  shape.field("call_back_way", v.call_back_way,
              about("How they wish to be asked back").one_of({"phone", "visit", "none"}));
  shape.field("hotline", v.hotline, about("Of a hotline order only"));
  shape.field("visit", v.visit, about("Of a home visit only"));
}

template <class S>
void describe(S& shape, Registered& v) {
  shape.field("id", v.id, about("The need"));
  shape.field("need_no", v.need_no, about("Short number to read out"));
  shape.field("public_code", v.public_code, about("Twelve digits in groups of four, for the slip"));
  shape.field("triage_due", v.triage_due, about("By when a social worker judges it"));
}

template <class S>
void describe(S& shape, TriageDraft& v) {
  Triage& t = v.triage;
  shape.field("revision", v.revision, about("Revision that the judge saw"));
  shape.field("urgency", t.urgency, about("How soon").one_of({"urgent", "soon", "can_wait"}));
  shape.field("urgency_reason", t.urgency_reason, about("Why").max_length(300));
  shape.field("difficulty", t.difficulty, about("How hard").one_of({"easy", "medium", "hard"}));
  shape.field("difficulty_reason", t.difficulty_reason, about("Why").max_length(300));
  shape.field("category", t.category, about("A word of the place's list").max_length(40));
  shape.field("populations", t.populations, about("Whom it concerns: words of the place's list").max_items(6));
  shape.field("public_interest", t.public_interest, about("Serves many (S15)"));
  shape.field("public_interest_reason", t.public_interest_reason, about("Why").max_length(300));
  shape.field("feasible", t.feasible, about("Can be done here (S15)"));
  shape.field("feasible_reason", t.feasible_reason, about("Why").max_length(300));
}

template <class S>
void describe(S& shape, BoardQuery& v) {
  shape.field("area_id", v.area_id, about("Place: a county, anything below it, or an estate"));
}

template <class S>
void describe(S& shape, NeedQuery& v) {
  shape.field("area_id", v.area_id, about("Place"));
  shape.field("stage", v.stage,
              about("One stage, or a group: open, working, done (a call-back is owed), set_aside")
                  .one_of({"registered", "triaged", "assigned", "in_progress", "done", "closed", "referred", "answered",
                           "replied", "suspended", "withdrawn", "merged", "in_case", "open", "working", "set_aside"}));
  shape.field("urgency", v.urgency, about("How soon").one_of({"urgent", "soon", "can_wait"}));
  shape.field("difficulty", v.difficulty, about("How hard").one_of({"easy", "medium", "hard"}));
  shape.field("channel", v.channel, about("How it came in").max_length(40));
  shape.field("category", v.category, about("A word of the place's list").max_length(40));
  shape.field("estate_id", v.estate_id, about("Estate"));
  shape.field("owner_id", v.owner_id, about("Owner"));
  shape.field("requester_id", v.requester_id, about("Who asked"));
  shape.field("late", v.late, about("Only what is past its due date"));
  shape.field("after", v.after, about("Last need of the page before"));
  shape.field("limit", v.limit, about("At most so many; 50 unless told").range(1, 200));
}

template <class S>
void describe(S& shape, NeedSearch& v) {
  shape.field("area_id", v.area_id, about("Place"));
  shape.field("text", v.text,
              about("A need's number (412 or 2026-0412), its public code, or two letters or more of what was said")
                  .max_length(60));
}

}  // namespace anxin::needs
