#include "access/user_actions.h"

#include <algorithm>
#include <string_view>

#include "access/account_store.h"
#include "areas/area_actions.h"
#include "base/require.h"
#include "people/person_actions.h"
#include "store/facts.h"
#include "store/journal.h"

namespace anxin::access {
namespace {

constexpr std::int64_t users_a_page = 100;
constexpr std::string_view password_letters = "23456789abcdefghjkmnpqrstuvwxyz";

struct Deed {
  const char* action;
  Permission as;
};

void journal(Call& call, const areas::Area& area, AccountId account, const Deed& deed,
             std::string facts = store::Facts().text()) {
  const std::optional<areas::Area> community = areas::community_above(call, area);
  store::append(call, {.action = deed.action,
                       .county = area.county,
                       .chain = community ? community->id : AreaId(),
                       .object = "account",
                       .object_id = account.number(),
                       .facts = std::move(facts),
                       .role = call.caller.role_for(deed.as, area.path)});
}

UserCard card_of(Call& call, const Account& account) {
  UserCard card{account.id, account.login.reveal(), account.name.reveal(), account.state, account.last_sign_in, {}};
  const std::optional<Instant> locked = locked_until(call.tx, account.login.reveal());
  if (account.state == "active" && locked && call.now < *locked) card.state = "locked";
  for (const Grant& grant : grants_of(call.tx, account.id)) {
    card.grants.push_back({grant.id, grant.role, grant.area, areas::area_named(call, grant.area).name, grant.from,
                           grant.until, grant.ended});
  }
  return card;
}

// An account is inside the caller's reach when one of its grants is; one that has ended counts only while the account
// has no other. Answers that grant's area.
Result<areas::Area> area_of_account(Call& call, AccountId account, Permission permission) {
  TRY(require(call.caller, permission));
  const std::vector<Grant> grants = grants_of(call.tx, account);
  const bool all_ended = std::ranges::all_of(grants, &Grant::ended);
  for (const Grant& grant : grants) {
    if (grant.ended && !all_ended) continue;
    if (call.caller.grant_for(permission, grant.path) != nullptr) return areas::area_named(call, grant.area);
  }
  return not_found();
}

// The account's person in the county of its area: the one of the register that is named, else a new one.
Result<PersonId> join_person(Call& call, const Account& account, const areas::Area& area,
                             std::optional<PersonId> person) {
  if (!person) person = TRY(people::person_for_account(call, area, area.county, account.name)).id;
  link_person(call.tx, account.id, area.county, *person);
  return *person;
}

// After the checks: the grant itself, with the account's person in a county where it has none yet.
Result<GrantId> give(Call& call, const Account& account, const areas::Area& area, const GrantDraft& draft) {
  if (draft.until && *draft.until < draft.from) return invalid("grant.ends_before_it_begins", ".until");
  const Grant grant{.id = call.ids.next<GrantId>(call.now),
                    .account = account.id,
                    .role = draft.role,
                    .county = area.county,
                    .area = area.id,
                    .path = area.path,
                    .from = draft.from,
                    .until = draft.until};
  insert_grant(call.tx, grant, call.caller.account, call.now);
  if (area.county != CountyId() && !person_of(call.tx, account.id, area.county)) {
    TRY(join_person(call, account, area, std::nullopt));
  }
  journal(call, area, account.id, {"grant.given", Permission::grant_manage},
          store::Facts().word("role", draft.role).id("grant", grant.id).text());
  return grant.id;
}

Result<Account> existing(Call& call, AccountId id) {
  std::optional<Account> account = find_account(call.tx, id);
  if (!account) return not_found();
  return std::move(*account);
}

}  // namespace

std::string first_password(Random& random) {
  std::string text;
  for (int letter = 0; letter < 16; ++letter) {
    if (letter > 0 && letter % 4 == 0) text += '-';
    text += password_letters[random.below(password_letters.size())];
  }
  return text;
}

Result<UserList> list_users(Call& call, const UserQuery& query) {
  const areas::Area area = TRY(areas::area_for(call, query.area_id, Permission::user_read));
  UserList list;
  for (const AccountId id : accounts_inside(call.tx, area.path, query.after.value_or(AccountId()), users_a_page)) {
    list.items.push_back(card_of(call, TRY(existing(call, id))));
  }
  if (list.items.size() == users_a_page) list.next = list.items.back().id;
  return list;
}

Result<NewUser> add_user(Call& call, const UserDraft& draft, const std::string& first,
                         const std::string& password_hash) {
  const areas::Area area = TRY(areas::area_for(call, draft.area_id, Permission::user_manage));
  TRY(may_grant(call.caller, draft.role, area.path, AccountId()));
  const std::string login = TRY(checked_login(draft.login));
  if (draft.name.empty()) return invalid("person.name_missing", ".name");
  if (find_login(call.tx, login)) return conflict("user.login_taken");
  const auto id = call.ids.next<AccountId>(call.now);
  const Account account{.id = id,
                        .must_change_password = true,
                        .name = draft.name,
                        .login = PrivateText(login),
                        .last_sign_in = std::nullopt};
  insert_account(call.tx, account, password_hash, call.now);
  store::Facts facts;
  if (draft.person_id) {
    const PersonId person = TRY(people::resident_for_account(call, area, *draft.person_id, draft.name));
    facts.id("person", TRY(join_person(call, account, area, person)));
  }
  journal(call, area, id, {"account.made", Permission::user_manage}, facts.text());
  TRY(give(call, account, area, {draft.role, area.id, day_of(call.now), draft.until}));
  return NewUser{id, first};
}

Result<NewGrant> add_grant(Call& call, AccountId id, const GrantDraft& draft) {
  TRY(area_of_account(call, id, Permission::grant_manage));
  const areas::Area area = TRY(areas::area_for(call, draft.area_id, Permission::grant_manage));
  TRY(may_grant(call.caller, draft.role, area.path, id));
  return NewGrant{TRY(give(call, TRY(existing(call, id)), area, draft))};
}

Result<Done> end_grant(Call& call, AccountId account, GrantId id) {
  TRY(require(call.caller, Permission::grant_manage));
  const std::optional<Grant> grant = find_grant(call.tx, id);
  if (!grant || grant->account != account) return not_found();
  TRY(require(call.caller, Permission::grant_manage, grant->path));
  TRY(may_grant(call.caller, grant->role, grant->path, account));
  if (grant->ended) return conflict("grant.already_ended");
  end_grant(call.tx, *grant, call.caller.account, call.now);
  journal(call, areas::area_named(call, grant->area), account, {"grant.ended", Permission::grant_manage},
          store::Facts().id("grant", id).word("role", grant->role).text());
  return Done{};
}

Result<Done> close_user(Call& call, AccountId id) {
  const areas::Area area = TRY(area_of_account(call, id, Permission::user_manage));
  if (id == call.caller.account) return invalid("user.not_oneself");
  // Whoever closes an account must be able to give all that it holds; else a county admin could shut out the system's.
  for (const Grant& grant : grants_of(call.tx, id)) {
    if (in_force(grant, day_of(call.now))) TRY(may_grant(call.caller, grant.role, grant.path, id));
  }
  set_account_state(call.tx, id, "closed");
  end_sessions_of(call.tx, id);
  journal(call, area, id, {"account.closed", Permission::user_manage});
  return Done{};
}

Result<Done> unlock_user(Call& call, AccountId id) {
  const areas::Area area = TRY(area_of_account(call, id, Permission::user_manage));
  forget_failures(call.tx, TRY(existing(call, id)).login.reveal());
  journal(call, area, id, {"account.unlocked", Permission::user_manage});
  return Done{};
}

Result<Done> keep_first_password(Call& call, AccountId id) {
  TRY(require(call.caller, Permission::user_manage, AreaPath::root()));
  const std::optional<Login> login = find_login_of(call.tx, id);
  if (!login) return not_found();
  set_password(call.tx, id, login->password, false);
  return Done{};
}

Result<Done> reset_password(Call& call, const std::string& name, const std::string& password_hash) {
  TRY(require(call.caller, Permission::user_manage, AreaPath::root()));
  const std::string checked = TRY(checked_login(name));
  const std::optional<Login> login = find_login(call.tx, checked);
  if (!login) return not_found();
  set_password(call.tx, login->account, password_hash, true);
  forget_failures(call.tx, checked);
  end_sessions_of(call.tx, login->account);
  store::append(call, {.action = "account.password_reset",
                       .object = "account",
                       .object_id = login->account.number(),
                       .facts = store::Facts().text(),
                       .role = "system"});
  return Done{};
}

Result<Grantable> grantable(Call& call, const GrantableQuery& query) {
  const areas::Area area = TRY(areas::area_for(call, query.area_id, Permission::grant_manage));
  Grantable list;
  for (const Role& role : roles()) {
    if (may_grant(call.caller, role.word, area.path, AccountId()).ok()) list.roles.emplace_back(role.word);
  }
  return list;
}

std::vector<Colleague> colleagues_at(Call& call, CountyId county, const AreaPath& place) {
  std::vector<Colleague> colleagues;
  for (StaffRow& row : staff_of(call.tx, county, place, day_of(call.now))) {
    const Role* role = role_of(row.role);
    if (role == nullptr || !role->does.has(Permission::need_handle)) continue;
    if (colleagues.empty() || colleagues.back().person != row.person) {
      colleagues.push_back({row.person, row.account, std::move(row.sealed_key), std::move(row.sealed_name), {}, {}});
    }
    colleagues.back().roles.push_back(std::move(row.role));
    colleagues.back().paths.push_back(std::move(row.path));
  }
  return colleagues;
}

std::string name_of(Call& call, const Colleague& colleague) {
  return name_of_staff(call.tx, colleague.account, colleague.sealed_key, colleague.sealed_name).reveal();
}

bool may_at(const Colleague& colleague, Permission permission, const AreaPath& place) {
  for (std::size_t held = 0; held < colleague.roles.size(); ++held) {
    const Role* role = role_of(colleague.roles.at(held));
    if (role != nullptr && role->does.has(permission) && colleague.paths.at(held).covers(place)) return true;
  }
  return false;
}

std::optional<std::string> name_of_account(Call& call, AccountId id) {
  const std::optional<Account> account = find_account(call.tx, id);
  return account ? std::optional(account->name.reveal()) : std::nullopt;
}

Result<StaffList> staff_at(Call& call, AreaId id) {
  const areas::Area area = TRY(areas::area_for(call, id, Permission::need_read));
  StaffList list;
  for (const Colleague& one : colleagues_at(call, area.county, area.path)) {
    list.items.push_back({one.person, one.account, name_of(call, one), one.roles});
  }
  return list;
}

}  // namespace anxin::access
