#include "needs/hand_over_actions.h"

#include <algorithm>

#include "areas/area_actions.h"
#include "needs/hand_over_store.h"
#include "needs/need_steps_actions.h"
#include "needs/need_store.h"
#include "store/facts.h"
#include "store/journal.h"
#include "text/unicode.h"

namespace anxin::needs {
namespace {

// The same for each need as for one handed over alone.
Result<Need> may_change_hands(Call& call, NeedId id, PersonId to) {
  Need need = TRY(need_for(call, id, Permission::need_assign));
  TRY(not_own_matter_of(call, need, call.caller.person));
  const Permission work = is_case(call, need) ? Permission::need_triage : Permission::need_handle;
  TRY(require_staff(call, need, to, work, ".to_id"));
  TRY(not_own_matter_of(call, need, to, ".to_id"));
  return need;
}

Result<HandedNeed> change_hands(Call& call, Need need, const HandOverDraft& draft) {
  HandedNeed handed{need.id, need.need_no, need.owner == draft.from_id, 0};
  handed.tasks = static_cast<int>(pass_tasks_on(call.tx, need, draft.from_id, draft.to_id));
  if (handed.owner) {
    need.owner = draft.to_id;
    TRY(update_need(call.tx, need));
  }
  store::append(call, {.action = handed.owner ? "need.owner_changed" : "task.handed_over",
                       .county = need.county,
                       .chain = need.community,
                       .object = "need",
                       .object_id = need.id.number(),
                       .facts = store::Facts()
                                    .id("from", draft.from_id)
                                    .id("to", draft.to_id)
                                    .count("tasks", handed.tasks)
                                    .word("why", "handed_over")
                                    .text(),
                       .role = call.caller.role_for(Permission::need_assign, need.path),
                       .detail = store::JournalDetail{key_for_details(call.tx, need), draft.reason}});
  return handed;
}

bool chosen(const HandOverDraft& draft, NeedId id) {
  return !draft.need_ids || std::ranges::find(*draft.need_ids, id) != draft.need_ids->end();
}

}  // namespace

Result<HandOverReport> hand_over(Call& call, const HandOverDraft& draft) {
  const areas::Area place = TRY(areas::area_for(call, draft.area_id, Permission::need_assign));
  if (place.county == CountyId()) return invalid("area.above_the_county", ".area_id");
  if (draft.from_id == draft.to_id) return invalid("hand_over.same", ".to_id");
  if (text::cleaned(draft.reason.reveal()).text.empty()) return invalid("need.reason_missing", ".reason");
  HandOverReport report;
  for (const NeedId id : in_hand_of(call.tx, place.county, place.path, draft.from_id)) {
    if (!chosen(draft, id)) continue;
    Result<Need> allowed = may_change_hands(call, id, draft.to_id);
    if (allowed.ok()) {
      report.handed.push_back(TRY(change_hands(call, std::move(allowed).value(), draft)));
    } else {
      report.kept.push_back({id, find_need_in(call.tx, place.county, id).value().need_no, allowed.error().key});
    }
  }
  return report;
}

}  // namespace anxin::needs
