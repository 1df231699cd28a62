#include "needs/outcome_actions.h"

#include <algorithm>

#include "areas/area_actions.h"
#include "needs/merge_actions.h"
#include "needs/need_actions.h"
#include "needs/need_steps_actions.h"
#include "needs/need_store.h"
#include "needs/outcome_store.h"
#include "needs/policy_actions.h"
#include "store/facts.h"
#include "text/unicode.h"

namespace anxin::needs {
namespace {

PrivateText cleaned(const PrivateText& words) { return PrivateText(text::cleaned(words.reveal()).text); }

std::optional<PrivateText> cleaned(const std::optional<PrivateText>& words) {
  if (!words) return std::nullopt;
  PrivateText kept = cleaned(*words);
  return kept.empty() ? std::nullopt : std::optional(std::move(kept));
}

bool worked_on_it(Call& call, const Need& need) {
  const std::vector<PersonId> worked = workers_of(call, need);
  return std::ranges::find(worked, call.caller.person) != worked.end();
}

// The open pause of a need that waits; the rule says so when it does not.
Pause pause_of(Call& call, const Need& need) { return open_pause(call.tx, need).value_or(Pause{}); }

}  // namespace

Result<NeedPage> withdraw_need(Call& call, NeedId id, const WithdrawDraft& draft) {
  Need need = TRY(need_for(call, id, Permission::need_register, draft.revision));
  TRY(not_own_matter_of(call, need, call.caller.person));
  const Stage before = need.stage;
  TRY(nobody_joined(call, need));
  const bool worked = worked_on_it(call, need);
  need = TRY(withdrawn(std::move(need), worked));
  TRY(update_need(call.tx, need));
  set_closed(call.tx, need, call.now, false, std::nullopt);
  end_pause(call.tx, need, call.now);
  insert_withdrawal(call.tx, need, {call.caller.person, call.now, cleaned(draft.reason)});
  journal(call, need, "need.withdrawn", Permission::need_register,
          store::Facts().word("stage", word_of(before)).text());
  return read_need(call, id);
}

Result<NeedPage> pause_need(Call& call, NeedId id, const PauseDraft& draft) {
  Need need = TRY(need_for(call, id, Permission::need_triage, draft.revision));
  TRY(not_own_matter_of(call, need, call.caller.person));
  const Pause pause{need.stage, call.caller.person, call.now, draft.until, cleaned(draft.reason)};
  need = TRY(paused(std::move(need), pause));
  TRY(update_need(call.tx, need));
  insert_pause(call.tx, need, pause);
  journal(call, need, "need.suspended", Permission::need_triage,
          store::Facts().word("stage", word_of(pause.before)).word("until", pause.until.text()).text());
  return read_need(call, id);
}

Result<NeedPage> resume_need(Call& call, NeedId id, const ResumeDraft& draft) {
  Need need = TRY(need_for(call, id, Permission::need_triage, draft.revision));
  TRY(not_own_matter_of(call, need, call.caller.person));
  const Pause pause = pause_of(call, need);
  const WorkingDays days = areas::working_days(call, day_of(pause.at));
  const Policy policy = policy_at(call, need.path);
  need = TRY(resumed(std::move(need), pause, call.now, policy, days));
  TRY(update_need(call.tx, need));
  set_triage_due(call.tx, need);
  end_pause(call.tx, need, call.now);
  journal(call, need, "need.resumed", Permission::need_triage,
          store::Facts()
              .word("stage", word_of(need.stage))
              .count("days", working_days_of_pause(pause.at, call.now, policy, days))
              .text());
  return read_need(call, id);
}

Result<NeedPage> reply_to_need(Call& call, NeedId id, const ReplyDraft& draft) {
  Need need = TRY(need_for(call, id, Permission::need_triage, draft.revision));
  TRY(not_own_matter_of(call, need, call.caller.person));
  const std::optional<JudgedTriage> judged = newest_triage(call.tx, need);
  const bool owed = call_back_is_owed(call.tx, need);
  const Reply reply{call.caller.person, call.now,      cleaned(draft.words),
                    draft.read_way,     draft.read_at, cleaned(draft.appeal)};
  need = TRY(replied(std::move(need), judged ? judged->triage : Triage{}, reply, owed));
  insert_reply(call.tx, need, reply);
  journal(call, need, "need.replied", Permission::need_triage, store::Facts().word("way", reply.read_way).text());
  TRY(call_or_close(call, std::move(need), Permission::need_triage));
  return read_need(call, id);
}

}  // namespace anxin::needs
