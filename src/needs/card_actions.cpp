#include "needs/card_actions.h"

#include <algorithm>
#include <iterator>

#include "areas/area_actions.h"
#include "areas/word_actions.h"
#include "needs/case_store.h"
#include "needs/need_steps_actions.h"
#include "needs/outcome_store.h"
#include "needs/task_store.h"
#include "people/person_actions.h"
#include "text/names.h"

namespace anxin::needs {

Names::Names(Call& call, CountyId county, const AreaPath& place)
    : call_(call), county_(county), categories_(areas::categories_of(call, county)) {
  for (access::Colleague& colleague : access::colleagues_at(call, county, place)) {
    const PersonId person = colleague.person;
    working_.emplace(person, std::move(colleague));
  }
}

PersonName Names::staff(PersonId person) {
  const auto [entry, fresh] = staff_.try_emplace(person);
  if (!fresh) return {person, entry->second, std::nullopt};
  if (const auto working = working_.find(person); working != working_.end()) {
    entry->second = access::name_of(call_, working->second);
  } else {
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

void Names::ask(Call& call, CountyId county, const AreaPath& place) {
  access::colleagues_at(call, county, place);
  areas::categories_of(call, county);
}

std::optional<std::string> Names::category(const std::optional<std::string>& judged) {
  if (!judged) return judged;
  return areas::word_now(categories_, *judged);
}

void Names::fetch_areas(const std::set<AreaId>& areas) {
  std::vector<AreaId> unknown;
  std::ranges::copy_if(areas, std::back_inserter(unknown), [&](AreaId area) { return !areas_.contains(area); });
  if (!unknown.empty()) areas_.merge(areas::names_of(call_, unknown));
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

namespace {

// What the cards show beside the needs' own rows.
struct BesideCards {
  std::map<NeedId, std::vector<PersonId>> handlers;
  std::map<NeedId, Day> waiting;  // of those that are suspended
  std::set<NeedId> cases;
};

BesideCards beside_cards(Call& call, Names& names, const std::vector<CardRow>& rows) {
  if (rows.empty()) return {};
  const CountyId county = rows.front().need.county;
  std::vector<std::int64_t> ids;
  std::set<AreaId> estates;
  for (const CardRow& row : rows) {
    ids.push_back(row.need.id.number());
    if (row.need.estate) estates.insert(*row.need.estate);
  }
  const auto ask = [&] {
    names.fetch_areas(estates);
    BesideCards beside;
    for (const HandlerRow& row : handlers_of(call.tx, county, ids)) beside.handlers[row.need].push_back(row.handler);
    for (const WaitingUntil& row : waiting_until(call.tx, county, ids)) beside.waiting[row.need] = row.until;
    beside.cases = cases_among(call.tx, county, ids);
    return beside;
  };
  call.tx.ahead(ask);
  return ask();
}

}  // namespace

std::vector<NeedCard> cards_of(Call& call, Names& names, const std::vector<CardRow>& rows) {
  BesideCards beside = beside_cards(call, names, rows);
  std::vector<NeedCard> cards;
  cards.reserve(rows.size());
  for (const CardRow& row : rows) {
    const Need& need = row.need;
    NeedCard card{.id = need.id,
                  .revision = need.revision,
                  .need_no = need.need_no,
                  .stage = std::string(word_of(need.stage)),
                  .emergency = need.emergency,
                  .urgency = need.urgency,
                  .difficulty = need.difficulty,
                  .category = names.category(need.category),
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
                  .restricted = beside.cases.contains(need.id)};
    if (const auto until = beside.waiting.find(need.id);
        until != beside.waiting.end() && need.stage == Stage::suspended) {
      card.waits_until = until->second;
      card.due_to_go_on = day_of(call.now) >= until->second;
    }
    for (const PersonId handler : beside.handlers[need.id])
      card.handlers.push_back(names.in_charge(handler, need.path));
    if (!row.who_name.empty()) card.who.surname = text::surname_of(row.who_name.reveal());
    if (row.who_sex != "unknown") card.who.sex = row.who_sex;
    if (row.who_birth) card.who.age_band = people::age_band(people::age_on(*row.who_birth, day_of(call.now)));
    cards.push_back(card.restricted && !may_see_case(call, need) ? outside_of(card) : std::move(card));
  }
  return cards;
}

}  // namespace anxin::needs
