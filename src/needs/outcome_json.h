// The wire shapes of the ways a need ends or waits: what comes in and what its page shows.
#pragma once

#include "json/about.h"
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

}  // namespace anxin::needs
