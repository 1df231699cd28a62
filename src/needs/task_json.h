// The wire shapes of working off a need: tasks, hand-over, call-back, opening a value.
#pragma once

#include "json/about.h"
#include "needs/need_actions.h"

namespace anxin::needs {

using json::about;

template <class S>
void describe(S& shape, TaskDraft& v) {
  shape.field("what", v.what, about("What to do").max_length(500));
  shape.field("handler_id", v.handler_id, about("Person of the place's staff"));
  shape.field("due", v.due, about("Last day"));
}

template <class S>
void describe(S& shape, TasksDraft& v) {
  shape.field("revision", v.revision, about("Revision of the need that was seen"));
  shape.field("tasks", v.tasks, about("One to ten").max_items(10));
}

template <class S>
void describe(S& shape, StartDraft& v) {
  shape.field("revision", v.revision, about("Revision of the task that was seen"));
}

template <class S>
void describe(S& shape, NoteDraft& v) {
  shape.field("words", v.words, about("What happened on the way").max_length(500));
}

template <class S>
void describe(S& shape, DoneDraft& v) {
  shape.field("revision", v.revision, about("Revision of the task that was seen"));
  shape.field("result", v.result, about("What was done: the evidence in words").max_length(500));
  shape.field("done_on", v.done_on, about("The day on which it was done"));
  shape.field("took_part", v.took_part, about("Colleagues who helped; they make no call-back").max_items(20));
}

template <class S>
void describe(S& shape, OwnerDraft& v) {
  shape.field("revision", v.revision, about("Revision of the need that was seen"));
  shape.field("owner_id", v.owner_id, about("Person of the place's staff"));
  shape.field("reason", v.reason, about("Why it changes hands").max_length(300));
}

template <class S>
void describe(S& shape, CallBackDraft& v) {
  shape.field("revision", v.revision, about("Revision of the need that was seen"));
  shape.field("voice_id", v.voice_id, about("Whose voice is answered"));
  shape.field("reached", v.reached, about("Somebody answered"));
  shape.field("way", v.way, about("How").one_of({"phone", "visit"}));
  shape.field("solved", v.solved, about("What they say: solved or not; only when reached"));
  shape.field("satisfaction", v.satisfaction,
              about("Five steps; only when reached (S24)")
                  .one_of({"very_satisfied", "satisfied", "neutral", "dissatisfied", "very_dissatisfied"}));
  shape.field("words", v.words, about("Their words").max_length(500));
}

template <class S>
void describe(S& shape, VoiceReveal& v) {
  shape.field("field", v.field,
              about("What to open; phone is the number to call back")
                  .one_of({"name", "phone", "address", "affected_name", "affected_phone"}));
  shape.field("purpose", v.purpose,
              about("What for; it is written down").one_of({"call_back", "visit", "service", "identity_check"}));
}

template <class S>
void describe(S& shape, RevealedVoice& v) {
  shape.field("value", v.value, about("The whole value"));
}

}  // namespace anxin::needs
