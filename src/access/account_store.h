// The tables of accounts, logins, grants and sessions.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "access/account.h"
#include "base/scope.h"
#include "store/tx.h"

namespace anxin::access {

struct Session {
  SessionId id;
  AccountId account;
  Instant created;
  Instant last_seen;
  Instant expires;
};

// A grant and who its account is in the grant's county.
struct OwnGrant {
  Grant grant;
  std::optional<PersonId> person;
};

// What a request's cookie opens, without any personal value.
struct SignedIn {
  Session session;
  bool active = false;
  bool must_change_password = false;
  std::vector<OwnGrant> grants;  // those that were not ended
};

// One role of somebody who works at a place. The name stays sealed until somebody shows it.
struct StaffRow {
  PersonId person;
  AccountId account;
  Bytes sealed_key;
  Bytes sealed_name;
  std::string role;
  AreaPath path;
};

std::optional<Account> find_account(Tx& tx, AccountId id);
void insert_account(Tx& tx, const Account& account, const std::string& password, Instant now);
void set_account_state(Tx& tx, AccountId id, std::string_view state);
void set_signed_in(Tx& tx, AccountId id, Instant now);
// Accounts with a grant (ended or not) inside `within`, by id.
std::vector<AccountId> accounts_inside(Tx& tx, const AreaPath& within, AccountId after, std::int64_t limit);

std::optional<Login> find_login(Tx& tx, std::string_view login);
std::optional<Login> find_login_of(Tx& tx, AccountId account);
// Counts of failed tries at a login name: `neighbourhood` of an address, or a word that is none.
Failures failures_of(Tx& tx, std::string_view login, std::string_view neighbourhood);
void keep_failures(Tx& tx, std::string_view login, std::string_view neighbourhood, const Failures& failures);
void forget_failures(Tx& tx, std::string_view login);
// The latest end of a wait at this login name, from wherever.
std::optional<Instant> locked_until(Tx& tx, std::string_view login);
void set_password(Tx& tx, AccountId account, const std::string& password, bool must_change);

void link_person(Tx& tx, AccountId account, CountyId county, PersonId person);
std::optional<PersonId> person_of(Tx& tx, AccountId account, CountyId county);

std::vector<Grant> grants_of(Tx& tx, AccountId account);
std::vector<OwnGrant> own_grants(Tx& tx, AccountId account);  // those that were not ended
std::optional<Grant> find_grant(Tx& tx, GrantId id);
void insert_grant(Tx& tx, const Grant& grant, AccountId by, Instant now);
void end_grant(Tx& tx, const Grant& grant, AccountId by, Instant now);

void insert_session(Tx& tx, const Bytes& token_hash, const Session& session);
std::optional<SignedIn> find_session(Tx& tx, const Bytes& token_hash);
void set_last_seen(Tx& tx, const Bytes& token_hash, Instant now);
void end_session(Tx& tx, const Bytes& token_hash);
void end_sessions_of(Tx& tx, AccountId account);
void end_other_sessions(Tx& tx, AccountId account, SessionId kept);
// Sessions that have run out and tries that no longer count; answers how many rows went.
std::int64_t forget_old_sign_ins(Tx& tx, Instant now);

// One more try in this minute from this address; answers how many there were with it.
std::int64_t count_try(Tx& tx, std::string_view address, Instant now);

// Who works at a place: one row a person and role, grants in force on `today` that cover or lie inside `place`.
std::vector<StaffRow> staff_of(Tx& tx, CountyId county, const AreaPath& place, Day today);
PrivateText name_of_staff(Tx& tx, AccountId account, const Bytes& sealed_key, const Bytes& sealed_name);

}  // namespace anxin::access
