// The call-back and what it leads to: closed and lit, closed unanswered after three tries, or opened again.
#include <algorithm>
#include <iterator>

#include "areas/area_actions.h"
#include "needs/call_back_store.h"
#include "needs/merge_store.h"
#include "needs/need_actions.h"
#include "needs/need_steps_actions.h"
#include "needs/need_store.h"
#include "needs/owner_actions.h"
#include "needs/policy_actions.h"
#include "store/facts.h"

namespace anxin::needs {
namespace {

std::vector<VoiceAnswer> answers_of(Call& call, const Need& need) {
  std::vector<VoiceAnswer> answers;
  const std::vector<CallBack> calls = call_backs_of(call.tx, need, need.reopened);
  for (const Voice& voice : voices_with_merged(call.tx, need)) {
    VoiceAnswer answer{voice.id, voice.call_back_way != "none", {}};
    std::ranges::copy_if(calls, std::back_inserter(answer.tries),
                         [&](const CallBack& one) { return one.voice == voice.id; });
    answers.push_back(std::move(answer));
  }
  return answers;
}

Result<Done> close(Call& call, Need need, bool lit, const std::optional<std::string>& satisfaction, const char* why) {
  need = TRY(moved(std::move(need), Event::close));
  TRY(update_need(call.tx, need));
  set_closed(call.tx, need, call.now, lit, satisfaction);
  journal(call, need, "need.closed", Permission::need_call_back, store::Facts().word("why", why).text());
  return Done{};
}

// Back to the social worker, or to the secretary, with a new closing clock that begins now.
Result<Done> reopen(Call& call, Need need) {
  const Policy policy = policy_at(call, need.path);
  need = TRY(opened_again(std::move(need), call.now, policy, areas::working_days(call, day_of(call.now))));
  const PersonId before = need.owner;
  need.owner = owner_after_reopening(call, need);
  TRY(update_need(call.tx, need));
  set_done(call.tx, need, std::nullopt);
  journal(call, need, "need.reopened", Permission::need_call_back, store::Facts().count("times", need.reopened).text());
  if (need.owner == before) return Done{};
  journal(call, need, "need.owner_changed", Permission::need_call_back,
          store::Facts().id("from", before).id("to", need.owner).word("why", "reopened").text());
  return Done{};
}

Result<Done> conclude(Call& call, const Need& need, const CallBack& made) {
  switch (verdict_of(answers_of(call, need), policy_at(call, need.path))) {
    case Verdict::waiting:
      return Done{};
    case Verdict::solved:
      return close(call, need, true, made.satisfaction, "solved");
    case Verdict::nobody_reached:
      return close(call, need, false, std::nullopt, "nobody_reached");
    case Verdict::unsolved:
      return reopen(call, need);
  }
  return Done{};
}

}  // namespace

Result<NeedPage> call_back(Call& call, NeedId id, const CallBackDraft& draft) {
  const Need need = TRY(need_for(call, id, Permission::need_call_back, draft.revision));
  const PersonId caller = call.caller.person;
  TRY(may_call_back(need, workers_of(call, need), caller, homes_for(call, need, {caller})));
  TRY(not_own_matter_of(call, need, caller));
  const std::vector<VoiceAnswer> answers = answers_of(call, need);
  const auto voice = std::ranges::find(answers, draft.voice_id, &VoiceAnswer::voice);
  if (voice == answers.end()) return invalid("call_back.unknown_voice", ".voice_id");
  const CallBack made{.id = call.ids.next<CallBackId>(call.now),
                      .voice = draft.voice_id,
                      .by = call.caller.person,
                      .at = call.now,
                      .reached = draft.reached,
                      .way = draft.way,
                      .solved = draft.solved,
                      .satisfaction = draft.satisfaction,
                      .words = draft.words};
  TRY(complete(made));
  insert_call_back(call.tx, need, made);
  journal(call, need, "need.called_back", Permission::need_call_back,
          store::Facts()
              .word("reached", made.reached ? "yes" : "no")
              .word("way", made.way)
              .word("solved", made.solved ? (*made.solved ? "yes" : "no") : "unknown")
              .word("satisfaction", made.satisfaction.value_or("none"))
              .text());
  TRY(conclude(call, need, made));
  return read_need(call, id);
}

}  // namespace anxin::needs
