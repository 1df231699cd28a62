// Joining needs, telling who asked, undoing it; and individual help, which is for few eyes.
#pragma once

#include "needs/card_actions.h"
#include "needs/merge.h"
#include "needs/need_page.h"
#include "store/call.h"

namespace anxin::needs {

struct MergeDraft {
  std::int64_t revision = 0;
  NeedId parent_id;
};
struct SplitDraft {
  std::int64_t revision = 0;
};
struct ToldDraft {
  VoiceId voice_id;
  std::string way;
  Instant told_at;
};
struct CaseDraft {
  std::int64_t revision = 0;
};

Result<NeedPage> merge_need(Call& call, NeedId id, const MergeDraft& draft);
Result<NeedPage> split_need(Call& call, NeedId id, const SplitDraft& draft);
Result<NeedPage> tell_requester(Call& call, NeedId id, const ToldDraft& draft);
Result<NeedPage> open_case(Call& call, NeedId id, const CaseDraft& draft);
Result<NeedPage> close_case(Call& call, NeedId id, const CaseDraft& draft);

// One requester's word does not end a matter of several, nor hide it from them: those who joined are split off first.
Result<Done> nobody_joined(Call& call, const Need& need);

// What the page shows of it, and which of it the caller may do.
// `add_merge` comes last: it takes back what may not be done while others are joined.
void add_merge(Call& call, Names& names, const Need& need, const Homes& homes, NeedPage& page);
void add_case(Call& call, const Need& need, const Homes& homes, NeedPage& page);

}  // namespace anxin::needs
