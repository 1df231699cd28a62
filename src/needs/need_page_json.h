// The wire shapes of what the pages show of needs. Names and phones in them are masked before they come here.
#pragma once

#include "json/about.h"
#include "needs/need_card_json.h"
#include "needs/need_page.h"
#include "needs/outcome_page_json.h"

namespace anxin::needs {

using json::about;

template <class S>
void describe(S& shape, ScorePartWire& v) {
  shape.field("key", v.key, about("Reason"));
  shape.field("points", v.points, about("Points for it"));
}

template <class S>
void describe(S& shape, ScoreWire& v) {
  shape.field("value", v.value, about("Sum"));
  shape.field("parts", v.parts, about("What it is made of"));
}

template <class S>
void describe(S& shape, TriagePage& v) {
  shape.field("populations", v.populations, about("Whom it concerns"));
  shape.field("public_interest", v.public_interest, about("Serves many"));
  shape.field("public_interest_reason", v.public_interest_reason, about("Why"));
  shape.field("feasible", v.feasible, about("Can be done here"));
  shape.field("feasible_reason", v.feasible_reason, about("Why"));
  shape.field("urgency_reason", v.urgency_reason, about("Why so soon"));
  shape.field("difficulty_reason", v.difficulty_reason, about("Why so hard"));
  shape.field("judged_by", v.judged_by, about("Social worker"));
  shape.field("at", v.at, about("When"));
}

template <class S>
void describe(S& shape, OnBehalfPage& v) {
  shape.field("relation", v.relation, about("What the one spoken for is to the speaker"));
  shape.field("name_masked", v.name_masked, about("Surname and a star"));
  shape.field("phone_masked", v.phone_masked, about("Their number with its middle hidden; empty when there is none"));
}

template <class S>
void describe(S& shape, HotlinePage& v) {
  shape.field("source", v.source, about("Which hotline"));
  shape.field("order_no", v.order_no, about("Its order number"));
  shape.field("order_kind", v.order_kind, about("Its own kind"));
  shape.field("due", v.due, about("Its due date"));
}

template <class S>
void describe(S& shape, VoicePage& v) {
  shape.field("id", v.id, about("The voice"));
  shape.field("need_id", v.need_id, about("Its need: another one, when that was joined to this"));
  shape.field("channel", v.channel, about("How it came in"));
  shape.field("words", v.words, about("What was said, as spoken"));
  shape.field("recorder", v.recorder, about("Who wrote it down"));
  shape.field("recorder_role", v.recorder_role, about("As which role"));
  shape.field("requester_id", v.requester_id, about("Who spoke, if in the register"));
  shape.field("name_masked", v.name_masked, about("Surname and a star"));
  shape.field("anonymous", v.anonymous, about("Wished not to be named"));
  shape.field("on_behalf", v.on_behalf, about("For whom"));
  shape.field("address_masked", v.address_masked, about("Estate and building"));
  shape.field("happened", v.happened, about("When it was said"));
  shape.field("happened_precision", v.happened_precision, about("minute or day"));
  shape.field("received", v.received, about("When it was written down"));
  shape.field("call_back_way", v.call_back_way, about("How they wish to be asked back"));
  shape.field("phone_masked", v.phone_masked, about("The number to call back, its middle hidden; empty without any"));
  shape.field("phone_of_affected", v.phone_of_affected, about("It is the number of the one spoken for"));
  shape.field("hotline", v.hotline, about("Of a hotline order"));
  shape.field("met", v.met, about("Who opened the door, of a visit"));
}

template <class S>
void describe(S& shape, NotePage& v) {
  shape.field("id", v.id, about("The note"));
  shape.field("at", v.at, about("When"));
  shape.field("by", v.by, about("Who"));
  shape.field("words", v.words, about("What happened"));
}

template <class S>
void describe(S& shape, TaskPage& v) {
  shape.field("id", v.id, about("The task"));
  shape.field("revision", v.revision, about("Sent back with start and done"));
  shape.field("what", v.what, about("What to do"));
  shape.field("handler", v.handler, about("Who does it"));
  shape.field("due", v.due, about("Last day"));
  shape.field("state", v.state, about("assigned, in_progress or done"));
  shape.field("result", v.result, about("What was done"));
  shape.field("done_on", v.done_on, about("On which day"));
  shape.field("took_part", v.took_part, about("Who helped"));
  shape.field("notes", v.notes, about("On the way"));
  shape.field("may_work", v.may_work, about("Absent: this caller may write about it; else the reason why not"));
}

template <class S>
void describe(S& shape, CallBackPage& v) {
  shape.field("id", v.id, about("The call"));
  shape.field("voice_id", v.voice_id, about("Whose voice"));
  shape.field("at", v.at, about("When"));
  shape.field("by", v.by, about("Who called"));
  shape.field("reached", v.reached, about("Somebody answered"));
  shape.field("way", v.way, about("How"));
  shape.field("solved", v.solved, about("What they said"));
  shape.field("satisfaction", v.satisfaction, about("Five steps"));
  shape.field("words", v.words, about("Their words"));
}

template <class S>
void describe(S& shape, TimelineEntry& v) {
  shape.field("seq", v.seq, about("Number in the journal"));
  shape.field("at", v.at, about("When"));
  shape.field("action", v.action, about("What"));
  shape.field("by", v.by, about("Who"));
  shape.field("role", v.role, about("As which role"));
  shape.field("on_behalf", v.on_behalf, about("For whom: a colleague's name, a resident's masked"));
  shape.field("facts", v.facts, about("Ids, counts and words, as a JSON text"));
}

template <class S>
void describe(S& shape, May& v) {
  shape.field("triage", v.triage, about("Absent: may judge; else the reason why not"));
  shape.field("assign", v.assign, about("Absent: may make tasks; else the reason why not"));
  shape.field("own", v.own, about("Absent: may change the owner; else the reason why not"));
  shape.field("call_back", v.call_back, about("Absent: may call back; else the reason why not"));
  shape.field("withdraw", v.withdraw, about("Absent: may write down that it was taken back; else why not"));
  shape.field("suspend", v.suspend, about("Absent: may let it wait; else the reason why not"));
  shape.field("resume", v.resume, about("Absent: may let it go on; else the reason why not"));
  shape.field("reply", v.reply, about("Absent: may answer it in words; else the reason why not"));
  shape.field("refer", v.refer, about("Absent: may pass it on; else the reason why not"));
  shape.field("merge", v.merge, about("Absent: may join it to another; else the reason why not"));
  shape.field("split", v.split, about("Absent: may take it apart again; else the reason why not"));
  shape.field("open_case", v.open_case, about("Absent: may make it a case; else the reason why not"));
  shape.field("close_case", v.close_case, about("Absent: may close the case; else the reason why not"));
  shape.field("answer", v.answer, about("Absent: may write down what came back; else the reason why not"));
}

template <class S>
void describe(S& shape, NeedPage& v) {
  shape.field("need", v.need, about("Its card"));
  shape.field("community_id", v.community_id, about("Community"));
  shape.field("community_name", v.community_name, about("Its name"));
  shape.field("triage_due", v.triage_due, about("By when it is judged"));
  shape.field("due_by_weekends", v.due_by_weekends,
              about("The year's official calendar is not known, so weekends alone were left out"));
  shape.field("closing_due", v.closing_due, about("By when it is done"));
  shape.field("score", v.score, about("Rule of thumb for the order of work"));
  shape.field("triage", v.triage, about("The newest judgement"));
  shape.field("voices", v.voices, about("What was said, first voice first"));
  shape.field("tasks", v.tasks, about("Who does what"));
  shape.field("call_backs", v.call_backs, about("What was heard back"));
  shape.field("pause", v.pause, about("Of one that waits"));
  shape.field("withdrawal", v.withdrawal, about("Of one that was taken back"));
  shape.field("replies", v.replies, about("Answers in words, oldest first"));
  shape.field("referrals", v.referrals, about("To whom it was passed on, oldest first"));
  shape.field("merged_into", v.merged_into, about("Of one that was joined to another"));
  shape.field("joined", v.joined, about("Those that were joined to this one"));
  shape.field("timeline", v.timeline, about("What happened"));
  shape.field("may", v.may, about("What this caller may do"));
}

template <class S>
void describe(S& shape, Slip& v) {
  shape.field("need_no", v.need_no, about("Short number"));
  shape.field("public_code", v.public_code, about("Twelve digits in groups of four"));
  shape.field("community_name", v.community_name, about("Community"));
  shape.field("received", v.received, about("When it was said"));
  shape.field("channel", v.channel, about("How it came in"));
  shape.field("summary", v.summary, about("The words in one line"));
  shape.field("place_phone", v.place_phone, about("The place's own number; empty when it has set none"));
  shape.field("duty_from", v.duty_from, about("From when somebody answers there, as 08:30"));
  shape.field("duty_until", v.duty_until, about("Until when, as 17:30"));
}

template <class S>
void describe(S& shape, WaitingCall& v) {
  shape.field("need", v.need, about("The need"));
  shape.field("voice_id", v.voice_id, about("Whose voice waits"));
  shape.field("way", v.way, about("How they wish to be asked"));
  shape.field("name_masked", v.name_masked, about("Surname and a star"));
  shape.field("phone_masked", v.phone_masked, about("The number to call back, its middle hidden; empty without any"));
  shape.field("phone_of_affected", v.phone_of_affected, about("It is the number of the one spoken for"));
  shape.field("person_id", v.person_id, about("In the register"));
  shape.field("tries", v.tries, about("Calls so far"));
  shape.field("may", v.may, about("Absent: this caller may call; else the reason why not"));
}

template <class S>
void describe(S& shape, WaitingCalls& v) {
  shape.field("items", v.items, about("Longest done first"));
}

}  // namespace anxin::needs
