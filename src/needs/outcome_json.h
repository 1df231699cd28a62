// The wire shapes of the ways a need ends or waits: what comes in and what its page shows.
#pragma once

#include "json/about.h"
#include "needs/hand_over_actions.h"
#include "needs/merge_actions.h"
#include "needs/outcome_actions.h"

namespace anxin::needs {

using json::about;

template <class S>
void describe(S& shape, WithdrawDraft& v) {
  shape.field("revision", v.revision, about("Revision of the need that was seen"));
  shape.field("reason", v.reason, about("Why, if they said so").max_length(300));
}

template <class S>
void describe(S& shape, PauseDraft& v) {
  shape.field("revision", v.revision, about("Revision of the need that was seen"));
  shape.field("reason", v.reason, about("What is waited for").max_length(300));
  shape.field("until", v.until, about("On which day somebody looks after it again"));
}

template <class S>
void describe(S& shape, ResumeDraft& v) {
  shape.field("revision", v.revision, about("Revision of the need that was seen"));
}

template <class S>
void describe(S& shape, ReplyDraft& v) {
  shape.field("revision", v.revision, about("Revision of the need that was seen"));
  shape.field("words", v.words, about("Why it is not done, in plain words, as read to the person").max_length(1000));
  shape.field("read_way", v.read_way, about("How it was read").one_of({"phone", "visit", "notice"}));
  shape.field("read_at", v.read_at, about("When it was read"));
  shape.field("appeal", v.appeal, about("Whom to turn to when they do not agree").max_length(300));
}

template <class S>
void describe(S& shape, ReferralDraft& v) {
  shape.field("revision", v.revision, about("Revision of the need that was seen"));
  shape.field("target", v.target,
              about("To whom; of a petition only its number is kept")
                  .one_of({"hotline", "department", "petition_office", "medical", "legal_aid", "police"}));
  shape.field("body", v.body, about("Which department or hospital").max_length(60));
  shape.field("outside_no", v.outside_no, about("The number it has there").max_length(60));
}

template <class S>
void describe(S& shape, ReferralEnd& v) {
  shape.field("revision", v.revision, about("Revision of the need that was seen"));
  shape.field("words", v.words, about("The answer, or why it came back; none of a petition").max_length(1000));
  shape.field("outside_no", v.outside_no, about("The number it has there, if learned now").max_length(60));
}

template <class S>
void describe(S& shape, MergeDraft& v) {
  shape.field("revision", v.revision, about("Revision of the need that was seen"));
  shape.field("parent_id", v.parent_id, about("The need that it is joined to"));
}

template <class S>
void describe(S& shape, SplitDraft& v) {
  shape.field("revision", v.revision, about("Revision of the need that was seen"));
}

template <class S>
void describe(S& shape, ToldDraft& v) {
  shape.field("voice_id", v.voice_id, about("Who was told"));
  shape.field("way", v.way, about("How").one_of({"phone", "visit"}));
  shape.field("told_at", v.told_at, about("When"));
}

template <class S>
void describe(S& shape, CaseDraft& v) {
  shape.field("revision", v.revision, about("Revision of the need that was seen"));
}

template <class S>
void describe(S& shape, HandOverDraft& v) {
  shape.field("area_id", v.area_id, about("Place whose needs are handed over"));
  shape.field("from_id", v.from_id, about("Who is away"));
  shape.field("to_id", v.to_id, about("Who takes over"));
  shape.field("reason", v.reason, about("Why").max_length(300));
  shape.field("need_ids", v.need_ids, about("Only these; all of them unless told").max_items(500));
}

template <class S>
void describe(S& shape, HandedNeed& v) {
  shape.field("need_id", v.need_id, about("The need"));
  shape.field("need_no", v.need_no, about("Its number"));
  shape.field("owner", v.owner, about("Its owner changed"));
  shape.field("tasks", v.tasks, about("Unfinished tasks that changed hands"));
}

template <class S>
void describe(S& shape, KeptNeed& v) {
  shape.field("need_id", v.need_id, about("The need"));
  shape.field("need_no", v.need_no, about("Its number"));
  shape.field("why", v.why, about("Key of the reason"));
}

template <class S>
void describe(S& shape, HandOverReport& v) {
  shape.field("handed", v.handed, about("What changed hands"));
  shape.field("kept", v.kept, about("What could not, and why"));
}

}  // namespace anxin::needs
