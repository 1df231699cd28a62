// Individual help (R11): from the moment it is a case, its words are for the social worker who owns it and the
// secretary.
#include "needs/case_store.h"
#include "needs/merge_actions.h"
#include "needs/need_actions.h"
#include "needs/need_steps_actions.h"
#include "needs/need_store.h"
#include "store/facts.h"

namespace anxin::needs {

bool is_case(Call& call, const Need& need) { return !cases_among(call.tx, need.county, {need.id.number()}).empty(); }

bool may_see_case(Call& call, const Need& need) {
  return call.caller.person == need.owner || call.caller.grant_for(Permission::need_case, need.path) != nullptr;
}

Result<NeedPage> open_case(Call& call, NeedId id, const CaseDraft& draft) {
  Need need = TRY(need_for(call, id, Permission::need_triage, draft.revision));
  TRY(not_own_matter_of(call, need, call.caller.person));
  TRY(nobody_joined(call, need));
  need = TRY(moved(std::move(need), Event::open_case));
  // The social worker who opens it answers for it: a case is owned by no other profession.
  const PersonId before = need.owner;
  need.owner = call.caller.person;
  TRY(update_need(call.tx, need));
  insert_case(call.tx, need, call.caller.person, call.now);
  journal(call, need, "need.case_opened", Permission::need_triage,
          store::Facts().id("from", before).id("to", need.owner).text());
  return read_need(call, id);
}

Result<NeedPage> close_case(Call& call, NeedId id, const CaseDraft& draft) {
  Need need = TRY(need_for(call, id, Permission::need_triage, draft.revision));
  TRY(not_own_matter_of(call, need, call.caller.person));
  need = TRY(moved(std::move(need), Event::end_case));
  TRY(update_need(call.tx, need));
  set_closed(call.tx, need, call.now, false, std::nullopt);
  journal(call, need, "need.closed", Permission::need_triage, store::Facts().word("why", "case_closed").text());
  return read_need(call, id);
}

void add_case(Call& call, const Need& need, const Homes& homes, NeedPage& page) {
  page.may.open_case = reason_against(call, need, homes, Permission::need_triage, Event::open_case);
  page.may.close_case = reason_against(call, need, homes, Permission::need_triage, Event::end_case);
}

}  // namespace anxin::needs
