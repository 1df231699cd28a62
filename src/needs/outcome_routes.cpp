#include "needs/outcome_routes.h"

#include "needs/need_page_json.h"
#include "needs/outcome_actions.h"
#include "needs/outcome_json.h"

namespace anxin::needs {

void add_outcome_routes(http::Router& router) {
  router.post("/needs/{id}/withdraw", "Write down that it was taken back", withdraw_need)
      .raises(
          {"need.withdrawn_by_handler", "merge.others_joined", "need.not_now", "need.ones_own", "need.own_household"})
      .raises(ErrorCode::conflict, {"need.changed"});
  router.post("/needs/{id}/suspend", "Let a need wait until a day", pause_need)
      .raises({"need.reason_missing", "pause.until_in_the_past", "pause.until_too_far", "need.not_now", "need.ones_own",
               "need.own_household"})
      .raises(ErrorCode::conflict, {"need.changed"});
  router.post("/needs/{id}/resume", "Let a waiting need go on", resume_need)
      .raises({"need.not_now", "need.ones_own", "need.own_household"})
      .raises(ErrorCode::conflict, {"need.changed"});
  router.post("/needs/{id}/reply", "Answer a need in words", reply_to_need)
      .raises({"reply.can_be_done", "reply.words_missing", "reply.appeal_missing", "reply.read_to_nobody",
               "reply.read_in_the_future", "reply.read_before_heard", "need.not_now", "need.ones_own",
               "need.own_household"})
      .raises(ErrorCode::conflict, {"need.changed"});
  router.post("/needs/{id}/refer", "Pass a need on to who is in charge", refer_need)
      .raises({"referral.number_missing", "referral.body_missing", "referral.petition_words", "need.unknown_word",
               "need.not_now", "need.ones_own", "need.own_household"})
      .raises(ErrorCode::conflict, {"need.changed"});
  router.post("/needs/{id}/referral/answer", "Write down the answer of who is in charge", answer_referral)
      .raises(
          {"referral.words_missing", "referral.petition_words", "need.not_now", "need.ones_own", "need.own_household"})
      .raises(ErrorCode::conflict, {"need.changed"});
  router.post("/needs/{id}/referral/bounce", "Write down that it was not taken", bounce_referral)
      .raises(
          {"referral.words_missing", "referral.petition_words", "need.not_now", "need.ones_own", "need.own_household"})
      .raises(ErrorCode::conflict, {"need.changed"});
  router.post("/needs/{id}/merge", "Join a need to another", merge_need)
      .raises({"merge.into_itself", "merge.elsewhere", "merge.parent_is_merged", "merge.parent_is_over",
               "merge.is_a_parent", "need.not_now", "need.ones_own", "need.own_household"})
      .raises(ErrorCode::conflict, {"need.changed"});
  router.post("/needs/{id}/split", "Take a joined need apart again", split_need)
      .raises({"merge.too_late", "need.not_now", "need.ones_own", "need.own_household"})
      .raises(ErrorCode::conflict, {"need.changed"});
  router.post("/needs/{id}/told", "Write down that a requester was told", tell_requester)
      .raises({"merge.not_merged", "merge.told_in_the_future", "merge.told_before", "call_back.unknown_voice",
               "need.unknown_word", "need.ones_own", "need.own_household"})
      .raises(ErrorCode::conflict, {"merge.told_already"});
  router.post("/needs/{id}/case", "Make a need a case", open_case)
      .raises({"merge.others_joined", "need.not_now", "need.ones_own", "need.own_household"})
      .raises(ErrorCode::conflict, {"need.changed"});
  router.post("/needs/{id}/case/close", "Close a case", close_case)
      .raises({"need.not_now", "need.ones_own", "need.own_household"})
      .raises(ErrorCode::conflict, {"need.changed"});
  router.post("/hand-overs", "Hand over what somebody is away from", hand_over)
      .raises({"need.reason_missing", "hand_over.same", "area.above_the_county"});
}

}  // namespace anxin::needs
