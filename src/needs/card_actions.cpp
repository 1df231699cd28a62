#include "needs/card_actions.h"

#include <algorithm>
#include <iterator>

#include "areas/area_actions.h"
#include "areas/word_actions.h"
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

namespace {

using Handlers = std::map<NeedId, std::vector<PersonId>>;

// What the cards show beside the needs' own rows: who handles them, and the names of their estates.
Handlers handlers_and_estates(Call& call, Names& names, const std::vector<CardRow>& rows) {
  if (rows.empty()) return {};
  std::vector<std::int64_t> ids;
  std::set<AreaId> estates;
  for (const CardRow& row : rows) {
    ids.push_back(row.need.id.number());
    if (row.need.estate) estates.insert(*row.need.estate);
  }
  const auto ask = [&] {
    names.fetch_areas(estates);
    return handlers_of(call.tx, rows.front().need.county, ids);
  };
  call.tx.ahead(ask);
  Handlers handlers;
  for (const HandlerRow& row : ask()) handlers[row.need].push_back(row.handler);
  return handlers;
}

}  // namespace

std::vector<NeedCard> cards_of(Call& call, Names& names, const std::vector<CardRow>& rows) {
  Handlers handlers = handlers_and_estates(call, names, rows);
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
                  .satisfaction = row.satisfaction};
    for (const PersonId handler : handlers[need.id]) card.handlers.push_back(names.in_charge(handler, need.path));
    if (!row.who_name.empty()) card.who.surname = text::surname_of(row.who_name.reveal());
    if (row.who_sex != "unknown") card.who.sex = row.who_sex;
    if (row.who_birth) card.who.age_band = people::age_band(people::age_on(*row.who_birth, day_of(call.now)));
    cards.push_back(std::move(card));
  }
  return cards;
}

}  // namespace anxin::needs
