#include "needs/owner_actions.h"

#include <algorithm>

#include "access/user_actions.h"
#include "needs/need_actions.h"
#include "needs/need_steps_actions.h"
#include "needs/need_store.h"
#include "store/facts.h"
#include "store/journal.h"
#include "text/unicode.h"

namespace anxin::needs {
namespace {

using access::Colleague;

// Those who may work off this need and whose own matter it is not.
std::vector<Colleague> able_staff(Call& call, const Need& need) {
  std::vector<Colleague> able = access::colleagues_at(call, need.county, need.path);
  std::vector<PersonId> persons;
  for (const Colleague& member : able) persons.push_back(member.person);
  const Homes homes = homes_for(call, need, std::move(persons));
  std::erase_if(able, [&](const Colleague& member) {
    return !access::may_at(member, Permission::need_handle, need.path) ||
           !not_ones_own(need, member.person, homes).ok();
  });
  return able;
}

std::vector<Colleague> judges_among(std::vector<Colleague> staff, const Need& need) {
  std::erase_if(staff,
                [&](const Colleague& member) { return !access::may_at(member, Permission::need_triage, need.path); });
  return staff;
}

// How near a role is held: the community's own secretary before the street's.
std::size_t nearness(const Colleague& member, std::string_view role, const Need& need) {
  std::size_t nearest = 0;
  for (std::size_t held = 0; held < member.roles.size(); ++held) {
    const AreaPath& path = member.paths.at(held);
    if (member.roles.at(held) == role && path.covers(need.path)) nearest = std::max(nearest, path.text().size());
  }
  return nearest;
}

std::vector<Colleague> nearest_secretaries(std::vector<Colleague> staff, const Need& need) {
  std::size_t nearest = 1;
  for (const Colleague& member : staff) nearest = std::max(nearest, nearness(member, "secretary", need));
  std::erase_if(staff, [&](const Colleague& member) { return nearness(member, "secretary", need) < nearest; });
  return staff;
}

// The one of them with the fewest open needs here, so that the work is shared evenly.
std::optional<PersonId> least_loaded(Call& call, const Need& need, const std::vector<Colleague>& staff) {
  std::optional<PersonId> owner;
  std::int64_t fewest = 0;
  for (const Colleague& member : staff) {
    const std::int64_t open = open_needs_of(call.tx, need.county, need.community, member.person);
    if (owner && open >= fewest) continue;
    owner = member.person;
    fewest = open;
  }
  return owner;
}

bool among(const std::vector<Colleague>& staff, PersonId person) {
  return std::ranges::find(staff, person, &Colleague::person) != staff.end();
}

}  // namespace

Result<PersonId> first_owner(Call& call, const Need& need) {
  const std::vector<Colleague> able = able_staff(call, need);
  if (const auto judge = least_loaded(call, need, judges_among(able, need))) return *judge;
  const PersonId writer = call.caller.person;
  if (writer != PersonId() && not_own_matter_of(call, need, writer).ok()) return writer;
  if (const auto anybody = least_loaded(call, need, able)) return *anybody;
  return invalid("need.no_staff", ".community_id");
}

PersonId owner_after_reopening(Call& call, const Need& need) {
  const std::vector<Colleague> able = able_staff(call, need);
  std::vector<Colleague> desk;
  if (desk_after_reopening(need.reopened) == Desk::secretary) desk = nearest_secretaries(able, need);
  if (desk.empty()) desk = judges_among(able, need);
  if (among(desk, need.owner)) return need.owner;
  return least_loaded(call, need, desk).value_or(need.owner);
}

Result<NeedPage> change_owner(Call& call, NeedId id, const OwnerDraft& draft) {
  Need need = TRY(need_for(call, id, Permission::need_assign, draft.revision));
  TRY(not_own_matter_of(call, need, call.caller.person));
  if (text::cleaned(draft.reason.reveal()).text.empty()) return invalid("need.reason_missing", ".reason");
  if (!is_open(need.stage)) return invalid("need.not_now");
  // A case stays with a social worker.
  const Permission work = is_case(call, need) ? Permission::need_triage : Permission::need_handle;
  TRY(require_staff(call, need, draft.owner_id, work, ".owner_id"));
  TRY(not_own_matter_of(call, need, draft.owner_id, ".owner_id"));
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

}  // namespace anxin::needs
