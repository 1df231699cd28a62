#include "needs/need_actions.h"

#include <algorithm>
#include <iterator>

#include "access/user_actions.h"
#include "areas/area_actions.h"
#include "areas/word_actions.h"
#include "base/require.h"
#include "needs/merge_store.h"
#include "needs/need_steps_actions.h"
#include "needs/need_store.h"
#include "needs/policy_actions.h"
#include "needs/task_store.h"
#include "needs/voice_store.h"
#include "store/facts.h"
#include "store/journal.h"

namespace anxin::needs {
namespace {

constexpr std::size_t populations_max = 6;

Result<Done> check_words(Call& call, CountyId county, const Triage& triage) {
  if (!areas::knows_word(call, county, "category", triage.category)) return invalid("need.unknown_word", ".category");
  if (triage.populations.size() > populations_max) return invalid("need.unknown_word", ".populations");
  for (const std::string& word : triage.populations) {
    if (!areas::knows_word(call, county, "population", word)) return invalid("need.unknown_word", ".populations");
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
  const bool only_looked_at = permission == Permission::need_read;
  if (!only_looked_at && !may_see_case(call, *need) && is_case(call, *need)) return forbidden("not_allowed");
  return std::move(*need);
}

Result<Need> need_for(Call& call, NeedId id, Permission permission, std::int64_t revision) {
  Need need = TRY(need_for(call, id, permission));
  if (need.revision != revision) return conflict("need.changed");
  return need;
}

void journal_for(Call& call, PersonId beneficiary, const Need& need, const Deed& deed, std::string facts) {
  store::append(call, {.action = deed.action,
                       .county = need.county,
                       .chain = need.community,
                       .object = "need",
                       .object_id = need.id.number(),
                       .facts = std::move(facts),
                       .role = call.caller.role_for(deed.as, need.path),
                       .on_behalf_of = beneficiary});
}

void journal(Call& call, const Need& need, const char* action, Permission as, std::string facts) {
  journal_for(call, PersonId(), need, {action, as}, std::move(facts));
}

std::vector<PersonId> workers_of(Call& call, const Need& need) {
  std::vector<PersonId> workers = worked_on(call.tx, need.county, need.id);
  for (const NeedId joined : merged_into_it(call.tx, need)) {
    std::ranges::copy(worked_on(call.tx, need.county, joined), std::back_inserter(workers));
  }
  return workers;
}

Result<Done> call_or_close(Call& call, Need need, Permission as) {
  const bool owed = call_back_is_owed(call.tx, need);
  if (!owed) need = TRY(moved(std::move(need), Event::close));
  TRY(update_need(call.tx, need));
  set_done(call.tx, need, call.now);
  if (owed) return Done{};
  set_closed(call.tx, need, call.now, false, std::nullopt);
  journal(call, need, "need.closed", as, store::Facts().word("why", "no_call_back_wished").text());
  return Done{};
}

Homes homes_for(Call& call, const Need& need, std::vector<PersonId> asked_about) {
  if (need.requester) asked_about.push_back(*need.requester);
  if (need.affected) asked_about.push_back(*need.affected);
  return homes_of(call.tx, need.county, asked_about);
}

Result<Done> not_own_matter_of(Call& call, const Need& need, PersonId person, const std::string& field) {
  Result<Done> allowed = not_ones_own(need, person, homes_for(call, need, {person}));
  if (!allowed.ok()) return invalid(allowed.error().key, field);
  for (const NeedId joined : merged_into_it(call.tx, need)) {
    TRY(not_own_matter_of(call, find_need_in(call.tx, need.county, joined).value(), person, field));
  }
  return Done{};
}

NumberToCall number_to_call(const Voice& voice, const KnownPeople& known) {
  const auto registered = [&](const std::optional<PersonId>& person) {
    const auto entry = person ? known.find(*person) : known.end();
    return entry == known.end() ? PrivateText() : entry->second.phone;
  };
  if (!voice.said_phone.empty()) return {voice.said_phone};
  if (PrivateText phone = registered(voice.requester); !phone.empty()) return {std::move(phone)};
  if (!voice.affected_phone.empty()) return {voice.affected_phone, true};
  PrivateText phone = registered(voice.affected);
  const bool there = !phone.empty();
  return {std::move(phone), there};
}

PrivateText name_of_requester(const Voice& voice, const KnownPeople& known) {
  const auto entry = voice.requester ? known.find(*voice.requester) : known.end();
  return entry == known.end() ? voice.said_name : entry->second.name;
}

KnownPeople people_of(Call& call, CountyId county, const std::vector<Voice>& voices) {
  std::vector<PersonId> persons;
  for (const Voice& voice : voices) {
    if (voice.requester) persons.push_back(*voice.requester);
    if (voice.affected) persons.push_back(*voice.affected);
  }
  return known_people(call.tx, county, persons);
}

Result<Done> require_staff(Call& call, const Need& need, PersonId person, Permission permission,
                           const std::string& field) {
  for (const access::Colleague& member : access::colleagues_at(call, need.county, need.path)) {
    if (member.person == person && access::may_at(member, permission, need.path)) return Done{};
  }
  return invalid("need.not_staff", field);
}

std::optional<std::string> reason_against(Call& call, const Need& need, const Homes& homes, Permission permission,
                                          Event event) {
  if (call.caller.grant_for(permission, need.path) == nullptr) {
    return permission == Permission::need_triage ? "need.only_social_worker" : "not_allowed";
  }
  if (const auto own = not_ones_own(need, call.caller.person, homes); !own.ok()) return own.error().key;
  if (const auto next = moved(need, event); !next.ok()) return next.error().key;
  return std::nullopt;
}

Result<NeedPage> triage_need(Call& call, NeedId id, const TriageDraft& draft) {
  Need need = TRY(need_for(call, id, Permission::need_triage, draft.revision));
  TRY(not_own_matter_of(call, need, call.caller.person));
  TRY(check_words(call, need.county, draft.triage));
  const WorkingDays days = areas::working_days(call, day_of(need.clock_from));
  const Policy policy = policy_at(call, need.path);
  need = TRY(judged(std::move(need), draft.triage, policy, days));
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

std::optional<NeedId> need_of_order(Call& call, CountyId county, std::string_view source, std::string_view order_no) {
  const HotlineOrder order = in_one_form({std::string(source), std::string(order_no), {}, {}});
  return find_by_order(call.tx, county, order.source, order.order_no);
}

}  // namespace anxin::needs
