// What can be done with a need besides working it off: take it back, let it wait, answer it in words, pass it on.
#pragma once

#include "needs/card_actions.h"
#include "needs/need_page.h"
#include "needs/outcome.h"
#include "store/call.h"

namespace anxin::needs {

struct WithdrawDraft {
  std::int64_t revision = 0;
  std::optional<PrivateText> reason;
};
struct PauseDraft {
  std::int64_t revision = 0;
  PrivateText reason;
  Day until;
};
struct ResumeDraft {
  std::int64_t revision = 0;
};
struct ReplyDraft {
  std::int64_t revision = 0;
  PrivateText words;
  std::string read_way;
  Instant read_at;
  PrivateText appeal;
};
struct ReferralDraft {
  std::int64_t revision = 0;
  std::string target;
  std::optional<PrivateText> body;
  std::optional<PrivateText> outside_no;
};
// The answer, or why it came back. A number that is learned only now is kept with it.
struct ReferralEnd {
  std::int64_t revision = 0;
  std::optional<PrivateText> words;
  std::optional<PrivateText> outside_no;
};

Result<NeedPage> withdraw_need(Call& call, NeedId id, const WithdrawDraft& draft);
Result<NeedPage> pause_need(Call& call, NeedId id, const PauseDraft& draft);
Result<NeedPage> resume_need(Call& call, NeedId id, const ResumeDraft& draft);
Result<NeedPage> reply_to_need(Call& call, NeedId id, const ReplyDraft& draft);
Result<NeedPage> refer_need(Call& call, NeedId id, const ReferralDraft& draft);
Result<NeedPage> answer_referral(Call& call, NeedId id, const ReferralEnd& draft);
Result<NeedPage> bounce_referral(Call& call, NeedId id, const ReferralEnd& draft);

// What the page shows of all this, and which of it the caller may do.
void ask_for_outcomes(Call& call, const Need& need);  // for Tx::ahead
void add_outcomes(Call& call, Names& names, const Need& need, const Homes& homes, NeedPage& page);

}  // namespace anxin::needs
