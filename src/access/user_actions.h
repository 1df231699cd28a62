// Accounts and grants, for those who run them, and the staff of a place, for those who share out work.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "access/account.h"
#include "access/role.h"
#include "store/call.h"

namespace anxin::access {

struct UserQuery {
  AreaId area_id;
  std::optional<AccountId> after;
};
struct UserGrant {
  GrantId id;
  std::string role;
  AreaId area_id;
  std::string area_name;
  Day from;
  std::optional<Day> until;
  bool ended = false;
};
struct UserCard {
  AccountId id;
  std::string login;
  std::string name;
  std::string state;  // active, locked, closed
  std::optional<Instant> last_sign_in;
  std::vector<UserGrant> grants;
};
struct UserList {
  std::vector<UserCard> items;
  std::optional<AccountId> next;
};
struct UserDraft {
  std::string login;
  PrivateText name;
  AreaId area_id;
  std::string role;  // the first grant: without one the account would lie outside everybody's area
  std::optional<Day> until;
  // Who it is, when the register knows somebody of this name who lives in the area: one person, many roles (L44).
  std::optional<PersonId> person_id;
};
struct NewUser {
  AccountId id;
  std::string first_password;  // told once, to be changed at the first sign-in
};
struct GrantDraft {
  std::string role;
  AreaId area_id;
  Day from;
  std::optional<Day> until;
};
struct NewGrant {
  GrantId id;
};
struct GrantableQuery {
  AreaId area_id;
};
struct Grantable {
  std::vector<std::string> roles;
};
struct StaffMember {
  PersonId person_id;
  AccountId account_id;
  std::string name;
  std::vector<std::string> roles;
};
struct StaffList {
  std::vector<StaffMember> items;
};

// A first password that can be read out: four groups of four digits and small letters without 0 o 1 l i.
std::string first_password(Random& random);

Result<UserList> list_users(Call& call, const UserQuery& query);
// `password_hash` of `first`; made outside the transaction, because hashing is slow.
Result<NewUser> add_user(Call& call, const UserDraft& draft, const std::string& first,
                         const std::string& password_hash);
Result<NewGrant> add_grant(Call& call, AccountId account, const GrantDraft& draft);
Result<Done> end_grant(Call& call, AccountId account, GrantId grant);
Result<Done> close_user(Call& call, AccountId account);
Result<Done> unlock_user(Call& call, AccountId account);
// The demo's passwords are random and told in a file: nobody is asked to change them.
Result<Done> keep_first_password(Call& call, AccountId account);
// By login name, from the command line: the old password and all sessions are gone, the new one is to be changed.
Result<Done> reset_password(Call& call, const std::string& login, const std::string& password_hash);
Result<Grantable> grantable(Call& call, const GrantableQuery& query);

// What an account's person is called, for pages that say who did something; nothing: no such account.
std::optional<std::string> name_of_account(Call& call, AccountId id);

// Everybody with a role of work at this place; for pickers and for names beside ids.
Result<StaffList> staff_at(Call& call, AreaId area);

// Somebody who works at a place, for other slices' rules. The name stays sealed until somebody shows it.
struct Colleague {
  PersonId person;
  AccountId account;
  Bytes sealed_key;
  Bytes sealed_name;
  std::vector<std::string> roles;
  std::vector<AreaPath> paths;  // where each of the roles is held
};
// With a role of work that covers `place` or lies inside it, in force today.
std::vector<Colleague> colleagues_at(Call& call, CountyId county, const AreaPath& place);
std::string name_of(Call& call, const Colleague& colleague);
// By one of these roles, held for the whole of `place`.
bool may_at(const Colleague& colleague, Permission permission, const AreaPath& place);

}  // namespace anxin::access
