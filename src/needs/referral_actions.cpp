// Passing a need on to who is in charge, and what comes back.
#include "needs/need_actions.h"
#include "needs/need_steps_actions.h"
#include "needs/need_store.h"
#include "needs/outcome_actions.h"
#include "needs/referral_store.h"
#include "store/facts.h"
#include "text/unicode.h"

namespace anxin::needs {
namespace {

PrivateText cleaned(const std::optional<PrivateText>& words) {
  return words ? PrivateText(text::cleaned(words->reveal()).text) : PrivateText();
}

// The newest referral with what is now known of its end. Without one the rule of the stage refuses.
Referral ended(Call& call, const Need& need, const ReferralEnd& draft, const char* state) {
  std::vector<Referral> referrals = referrals_of(call.tx, need);
  Referral referral = referrals.empty() ? Referral{} : std::move(referrals.back());
  referral.state = state;
  referral.words = cleaned(draft.words);
  if (PrivateText number = cleaned(draft.outside_no); !number.empty()) referral.outside_no = std::move(number);
  referral.ended_by = call.caller.person;
  referral.ended_at = call.now;
  return referral;
}

}  // namespace

Result<NeedPage> refer_need(Call& call, NeedId id, const ReferralDraft& draft) {
  Need need = TRY(need_for(call, id, Permission::need_refer, draft.revision));
  TRY(not_own_matter_of(call, need, call.caller.person));
  const Referral referral{.number = static_cast<int>(referrals_of(call.tx, need).size()) + 1,
                          .by = call.caller.person,
                          .at = call.now,
                          .target = draft.target,
                          .state = "out",
                          .body = cleaned(draft.body),
                          .outside_no = cleaned(draft.outside_no),
                          .words = {},
                          .ended_by = std::nullopt,
                          .ended_at = std::nullopt};
  need = TRY(referred(std::move(need), referral));
  TRY(update_need(call.tx, need));
  insert_referral(call.tx, need, referral);
  journal(call, need, "need.referred", Permission::need_refer,
          store::Facts().word("target", referral.target).count("number", referral.number).text());
  return read_need(call, id);
}

Result<NeedPage> answer_referral(Call& call, NeedId id, const ReferralEnd& draft) {
  Need need = TRY(need_for(call, id, Permission::need_refer, draft.revision));
  TRY(not_own_matter_of(call, need, call.caller.person));
  const Referral referral = ended(call, need, draft, "answered");
  need = TRY(answered(std::move(need), referral));
  end_referral(call.tx, need, referral);
  journal(call, need, "need.answered", Permission::need_refer, store::Facts().word("target", referral.target).text());
  TRY(call_or_close(call, std::move(need), Permission::need_refer));
  return read_need(call, id);
}

Result<NeedPage> bounce_referral(Call& call, NeedId id, const ReferralEnd& draft) {
  Need need = TRY(need_for(call, id, Permission::need_refer, draft.revision));
  TRY(not_own_matter_of(call, need, call.caller.person));
  const Referral referral = ended(call, need, draft, "bounced");
  need = TRY(bounced(std::move(need), referral));
  TRY(update_need(call.tx, need));
  end_referral(call.tx, need, referral);
  journal(call, need, "need.bounced", Permission::need_refer, store::Facts().word("target", referral.target).text());
  return read_need(call, id);
}

}  // namespace anxin::needs
