#include "needs/need_actions.h"

#include <algorithm>

#include "access/role.h"
#include "access/user_actions.h"
#include "areas/area_actions.h"
#include "base/require.h"
#include "needs/need_steps_actions.h"
#include "needs/need_store.h"
#include "needs/voice_store.h"
#include "people/person_actions.h"
#include "store/facts.h"
#include "store/journal.h"

namespace anxin::needs {
namespace {

constexpr std::size_t populations_max = 6;

Result<Done> check_words(Call& call, const Triage& triage) {
  if (!areas::knows_word(call, "category", triage.category)) return invalid("need.unknown_word", ".category");
  if (triage.populations.size() > populations_max) return invalid("need.unknown_word", ".populations");
  for (const std::string& word : triage.populations) {
    if (!areas::knows_word(call, "population", word)) return invalid("need.unknown_word", ".populations");
  }
  return Done{};
}

}  // namespace

Result<Need> need_for(Call& call, NeedId id, Permission permission) {
  TRY(require(call.caller, Permission::need_read));
  std::optional<Need> need = find_need(call.tx, Scope::of(call.caller, Permission::need_read), id);
  if (!need) return not_found();
  // Whoever may read it here, but not do this here, is told so instead of being sent looking.
  TRY(require(call.caller, permission));
  if (call.caller.grant_for(permission, need->path) == nullptr) return forbidden("not_allowed");
  return std::move(*need);
}

Result<Need> need_for(Call& call, NeedId id, Permission permission, std::int64_t revision) {
  Need need = TRY(need_for(call, id, permission));
  if (need.revision != revision) return conflict("need.changed");
  return need;
}

void journal(Call& call, const Need& need, const char* action, Permission as, std::string facts) {
  store::append(call, {.action = action,
                       .county = need.county,
                       .chain = need.community,
                       .object = "need",
                       .object_id = need.id.number(),
                       .facts = std::move(facts),
                       .role = call.caller.role_for(as, need.path)});
}

Result<Done> not_of_own_household(Call& call, const Need& need) {
  const auto self = people::person_named(call, need.county, call.caller.person);
  return not_ones_own(need, call.caller.person, self ? self->door : std::nullopt);
}

Result<Done> require_staff(Call& call, const Need& need, PersonId person, Permission permission, const char* field) {
  for (const access::StaffMember& member : access::staff_of_place(call, need.county, need.path)) {
    if (member.person_id != person) continue;
    const bool able = std::ranges::any_of(member.roles, [&](const std::string& word) {
      const access::Role* role = access::role_of(word);
      return role != nullptr && role->does.has(permission);
    });
    if (able) return Done{};
  }
  return invalid("need.not_staff", field);
}

std::optional<std::string> reason_against(Call& call, const Need& need, Permission permission, Event event) {
  if (call.caller.grant_for(permission, need.path) == nullptr) {
    return permission == Permission::need_triage ? "need.only_social_worker" : "not_allowed";
  }
  if (const auto own = not_of_own_household(call, need); !own.ok()) return own.error().key;
  if (const auto next = moved(need, event); !next.ok()) return next.error().key;
  return std::nullopt;
}

Result<NeedPage> triage_need(Call& call, NeedId id, const TriageDraft& draft) {
  Need need = TRY(need_for(call, id, Permission::need_triage, draft.revision));
  TRY(not_of_own_household(call, need));
  TRY(check_words(call, draft.triage));
  need = TRY(judged(std::move(need), draft.triage, Policy{}, WorkingDays{}));
  TRY(update_need(call.tx, need));
  insert_triage(call.tx, need, {draft.triage, call.caller.person, call.now});
  journal(call, need, "need.triaged", Permission::need_triage,
          store::Facts()
              .word("urgency", draft.triage.urgency)
              .word("difficulty", draft.triage.difficulty)
              .word("category", draft.triage.category)
              .word("public_interest", draft.triage.public_interest ? "yes" : "no")
              .word("feasible", draft.triage.feasible ? "yes" : "no")
              .text());
  return read_need(call, id);
}

Result<NeedPage> change_owner(Call& call, NeedId id, const OwnerDraft& draft) {
  Need need = TRY(need_for(call, id, Permission::need_assign, draft.revision));
  if (draft.reason.empty()) return invalid("need.reason_missing", ".reason");
  if (need.stage == Stage::closed) return invalid("need.not_now");
  TRY(require_staff(call, need, draft.owner_id, Permission::need_handle, ".owner_id"));
  const PersonId before = need.owner;
  need.owner = draft.owner_id;
  TRY(update_need(call.tx, need));
  store::append(call, {.action = "need.owner_changed",
                       .county = need.county,
                       .chain = need.community,
                       .object = "need",
                       .object_id = need.id.number(),
                       .facts = store::Facts().id("from", before).id("to", draft.owner_id).text(),
                       .role = call.caller.role_for(Permission::need_assign, need.path),
                       .detail = store::JournalDetail{key_for_details(call.tx, need), draft.reason}});
  return read_need(call, id);
}

std::optional<NeedId> need_of_order(Call& call, CountyId county, std::string_view source, std::string_view order_no) {
  return find_by_order(call.tx, county, source, order_no);
}

}  // namespace anxin::needs
