// The wire shapes of what a page shows of a need that waits or ended without tasks.
#pragma once

#include "json/about.h"
#include "needs/need_card_json.h"
#include "needs/outcome_page.h"

namespace anxin::needs {

using json::about;

template <class S>
void describe(S& shape, PausePage& v) {
  shape.field("stage_before", v.stage_before, about("Where it goes on"));
  shape.field("reason", v.reason, about("What is waited for"));
  shape.field("until", v.until, about("On which day somebody looks after it again"));
  shape.field("due", v.due, about("That day has come"));
  shape.field("by", v.by, about("Social worker"));
  shape.field("at", v.at, about("Since when"));
}

template <class S>
void describe(S& shape, WithdrawalPage& v) {
  shape.field("reason", v.reason, about("Why, if they said so"));
  shape.field("by", v.by, about("Who wrote it down"));
  shape.field("at", v.at, about("When"));
}

template <class S>
void describe(S& shape, ReplyPage& v) {
  shape.field("words", v.words, about("What was read to the person"));
  shape.field("read_way", v.read_way, about("phone, visit or notice"));
  shape.field("read_at", v.read_at, about("When it was read"));
  shape.field("appeal", v.appeal, about("Whom to turn to when they do not agree"));
  shape.field("by", v.by, about("Social worker"));
  shape.field("at", v.at, about("When it was written down"));
}

template <class S>
void describe(S& shape, ReferralPage& v) {
  shape.field("target", v.target, about("To whom"));
  shape.field("state", v.state, about("out, answered or bounced"));
  shape.field("body", v.body, about("Which department or hospital"));
  shape.field("outside_no", v.outside_no, about("The number it has there"));
  shape.field("words", v.words, about("The answer, or why it came back"));
  shape.field("by", v.by, about("Who passed it on"));
  shape.field("at", v.at, about("When"));
  shape.field("ended_by", v.ended_by, about("Who wrote down what came back"));
  shape.field("ended_at", v.ended_at, about("When"));
}

template <class S>
void describe(S& shape, ToTell& v) {
  shape.field("voice_id", v.voice_id, about("Whose voice"));
  shape.field("name_masked", v.name_masked, about("Surname and a star"));
  shape.field("way", v.way, about("How they wish to be asked back"));
  shape.field("phone_masked", v.phone_masked, about("The number to call, its middle hidden; empty without any"));
  shape.field("told_way", v.told_way, about("How they were told; absent: not yet"));
  shape.field("told_at", v.told_at, about("When"));
  shape.field("told_by", v.told_by, about("By whom"));
}

template <class S>
void describe(S& shape, MergePage& v) {
  shape.field("need_id", v.need_id, about("The need that it was joined to"));
  shape.field("need_no", v.need_no, about("Its number"));
  shape.field("by", v.by, about("Social worker"));
  shape.field("at", v.at, about("When"));
  shape.field("undo_until", v.undo_until, about("Until when it may be taken apart again"));
  shape.field("to_tell", v.to_tell, about("Who has to hear of it"));
}

template <class S>
void describe(S& shape, JoinedNeed& v) {
  shape.field("need_id", v.need_id, about("A need that was joined to this one"));
  shape.field("need_no", v.need_no, about("Its number"));
  shape.field("to_tell", v.to_tell, about("How many have not heard of it yet"));
}

}  // namespace anxin::needs
