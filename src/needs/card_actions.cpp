#include "needs/card_actions.h"

#include <set>

#include "areas/area_actions.h"
#include "needs/case_store.h"
#include "needs/need_steps_actions.h"
#include "needs/outcome_store.h"
#include "needs/task_store.h"
#include "people/person_actions.h"
#include "text/names.h"

namespace anxin::needs {

Names::Names(Call& call, CountyId county, const AreaPath& place) : call_(call), county_(county) {
  for (const access::StaffMember& member : access::staff_of_place(call, county, place)) {
    staff_.emplace(member.person_id, member.name);
    working_.emplace(member.person_id, member);
  }
}

PersonName Names::staff(PersonId person) {
  const auto [entry, fresh] = staff_.try_emplace(person);
  if (fresh) {
    // Somebody who no longer works here: still named, from the register.
    const auto known = people::person_named(call_, county_, person);
    if (known) entry->second = known->name.reveal();
  }
  return {person, entry->second, std::nullopt};
}

PersonName Names::in_charge(PersonId person, const AreaPath& place) {
  PersonName name = staff(person);
  const auto member = working_.find(person);
  if (member == working_.end() || !access::may_at(member->second, Permission::need_handle, place)) name.left = true;
  return name;
}

std::string Names::beneficiary(PersonId person) {
  if (working_.contains(person)) return staff(person).name;
  return text::masked_name(staff(person).name);
}

std::optional<std::string> Names::area(std::optional<AreaId> area) {
  if (!area) return std::nullopt;
  const auto [entry, fresh] = areas_.try_emplace(*area);
  if (fresh) entry->second = areas::area_named(call_, *area).name;
  return entry->second;
}

NeedCard outside_of(const NeedCard& card) {
  NeedCard outside;
  outside.id = card.id;
  outside.revision = card.revision;
  outside.need_no = card.need_no;
  outside.stage = card.stage;
  outside.channel = "other";
  outside.who.anonymous = true;
  outside.received = card.received;
  outside.closed_at = card.closed_at;
  outside.owner = card.owner;
  outside.restricted = true;
  return outside;
}

bool is_hidden(const NeedCard& card) { return card.restricted && card.summary.empty(); }

std::vector<NeedCard> cards_of(Call& call, Names& names, const std::vector<CardRow>& rows) {
  std::vector<std::int64_t> ids;
  for (const CardRow& row : rows) ids.push_back(row.need.id.number());
  std::map<NeedId, std::vector<PersonId>> handlers;
  if (!rows.empty()) {
    for (const HandlerRow& row : handlers_of(call.tx, rows.front().need.county, ids)) {
      handlers[row.need].push_back(row.handler);
    }
  }
  std::map<NeedId, Day> waiting;
  std::set<NeedId> cases;
  if (!rows.empty()) {
    cases = cases_among(call.tx, rows.front().need.county, ids);
    for (const WaitingUntil& row : waiting_until(call.tx, rows.front().need.county, ids)) {
      waiting[row.need] = row.until;
    }
  }
  std::vector<NeedCard> cards;
  for (const CardRow& row : rows) {
    const Need& need = row.need;
    NeedCard card{.id = need.id,
                  .revision = need.revision,
                  .need_no = need.need_no,
                  .stage = std::string(word_of(need.stage)),
                  .emergency = need.emergency,
                  .urgency = need.urgency,
                  .difficulty = need.difficulty,
                  .category = need.category,
                  .summary = row.summary.reveal(),
                  .who = {.anonymous = row.anonymous, .surname = {}, .sex = {}, .age_band = {}},
                  .estate_id = need.estate,
                  .estate_name = names.area(need.estate),
                  .building = row.building && !row.building->empty() ? row.building : std::nullopt,
                  .channel = need.channel,
                  .received = need.received,
                  .due = due_of(need),
                  .late = is_late(need, call.now),
                  .owner = names.in_charge(need.owner, need.path),
                  .handlers = {},
                  .reopened = need.reopened,
                  .call_back_owed = row.call_back_owed,
                  .done_at = row.done_at,
                  .closed_at = row.closed_at,
                  .lit = row.lit,
                  .satisfaction = row.satisfaction,
                  .waits_until = std::nullopt,
                  .due_to_go_on = false,
                  .restricted = cases.contains(need.id)};
    if (const auto until = waiting.find(need.id); until != waiting.end() && need.stage == Stage::suspended) {
      card.waits_until = until->second;
      card.due_to_go_on = day_of(call.now) >= until->second;
    }
    for (const PersonId handler : handlers[need.id]) card.handlers.push_back(names.in_charge(handler, need.path));
    if (!row.who_name.empty()) card.who.surname = text::surname_of(row.who_name.reveal());
    if (row.who_sex != "unknown") card.who.sex = row.who_sex;
    if (row.who_birth) card.who.age_band = people::age_band(people::age_on(*row.who_birth, day_of(call.now)));
    cards.push_back(card.restricted && !may_see_case(call, need) ? outside_of(card) : std::move(card));
  }
  return cards;
}

}  // namespace anxin::needs
