// How a need's page shows that it waits, was answered in words, passed on or taken back.
#include <algorithm>

#include "needs/merge_store.h"
#include "needs/need_steps_actions.h"
#include "needs/outcome_actions.h"
#include "needs/outcome_store.h"
#include "needs/referral_store.h"

namespace anxin::needs {
namespace {

std::optional<std::string> told(const PrivateText& text) {
  return text.empty() ? std::nullopt : std::optional(text.reveal());
}

ReferralPage page_of(Names& names, const Referral& one) {
  return {one.target,      one.state,
          told(one.body),  told(one.outside_no),
          told(one.words), names.staff(one.by),
          one.at,          one.ended_by ? std::optional(names.staff(*one.ended_by)) : std::nullopt,
          one.ended_at};
}

void add_ways(Call& call, const Need& need, const Homes& homes, const std::optional<Pause>& pause, May& may) {
  may.withdraw = reason_against(call, need, homes, Permission::need_register, Event::withdraw);
  const bool owes_call = need.stage == Stage::done || need.stage == Stage::replied;
  if (!may.withdraw && owes_call) {
    const std::vector<PersonId> worked = workers_of(call, need);
    if (std::ranges::find(worked, call.caller.person) != worked.end()) may.withdraw = "need.withdrawn_by_handler";
  }
  Need waiting = need;
  if (pause) waiting.before = pause->before;
  may.suspend = reason_against(call, need, homes, Permission::need_triage, Event::suspend);
  may.resume = reason_against(call, waiting, homes, Permission::need_triage, Event::resume);
  may.reply = reason_against(call, need, homes, Permission::need_triage, Event::reply);
  may.refer = reason_against(call, need, homes, Permission::need_refer, Event::refer);
  may.answer = reason_against(call, need, homes, Permission::need_refer, Event::answer);
}

}  // namespace

void ask_for_outcomes(Call& call, const Need& need) {
  open_pause(call.tx, need);
  withdrawal_of(call.tx, need);
  replies_of(call.tx, need);
  referrals_of(call.tx, need);
  merge_of(call.tx, need);
}

void add_outcomes(Call& call, Names& names, const Need& need, const Homes& homes, NeedPage& page) {
  const std::optional<Pause> pause = open_pause(call.tx, need);
  if (pause) {
    page.pause = PausePage{std::string(word_of(pause->before)), pause->reason.reveal(), pause->until,
                           due_to_go_on(*pause, call.now),      names.staff(pause->by), pause->at};
  }
  if (const auto taken_back = withdrawal_of(call.tx, need)) {
    page.withdrawal = WithdrawalPage{taken_back->reason ? told(*taken_back->reason) : std::nullopt,
                                     names.staff(taken_back->by), taken_back->at};
  }
  for (const Reply& one : replies_of(call.tx, need)) {
    page.replies.push_back(
        {one.words.reveal(), one.read_way, one.read_at, one.appeal.reveal(), names.staff(one.by), one.at});
  }
  for (const Referral& one : referrals_of(call.tx, need)) page.referrals.push_back(page_of(names, one));
  add_ways(call, need, homes, pause, page.may);
  if (!page.may.reply && page.triage && page.triage->public_interest && page.triage->feasible) {
    page.may.reply = "reply.can_be_done";
  }
  if (!page.may.assign && page.triage) {
    const auto allowed = may_be_worked_on(need, page.triage->feasible);
    if (!allowed.ok()) page.may.assign = allowed.error().key;
  }
}

}  // namespace anxin::needs
