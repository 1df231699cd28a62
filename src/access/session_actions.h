// Signing in and out. Hashing a password is slow, so sign-in goes in three steps (access_routes.cpp): look up, compare
// outside any transaction, write down what came of it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "access/account.h"
#include "store/call.h"
#include "vault/password.h"

namespace anxin::access {

struct SignIn {
  std::string login;
  PrivateText password;
};
struct GrantWire {
  std::string role;
  AreaId area_id;
  std::string area_name;
  std::string area_kind;
  std::string area_path;
  CountyId county_id;
};
struct CommunityWire {
  AreaId id;
  std::string name;
};
struct SessionPage {
  AccountId account_id;
  PersonId person_id;
  std::string name;
  std::string login;
  std::string csrf;
  bool must_change_password = false;
  std::vector<GrantWire> grants;
  std::vector<std::string> permissions;
  std::optional<CommunityWire> community;
};
struct SignedOut {
  bool signed_out = true;
};
struct PasswordChange {
  PrivateText old_password;
  PrivateText new_password;
};

// How passwords are hashed and which are too common here. Hashing and comparing are slow: outside any transaction.
struct PasswordRules {
  vault::Strength strength = vault::staff_strength;
  std::vector<std::string> common;  // sorted, folded
};
std::string hashed(const PrivateText& password, const PasswordRules& rules);
bool fits(const PrivateText& password, const std::string& hash);

// What a browser shows of itself: the session cookie's token and, on writes, the header against foreign pages.
struct Credentials {
  std::string token;
  std::string csrf;
  bool writes = false;
  bool about_itself = false;  // the session or its password: open to whoever has to change a given password first
};
struct Authenticated {
  Caller caller;
  bool touch = false;  // the session was last marked as seen over a minute ago
};

// unauthorised "sign_in_first"; forbidden "csrf" when a write lacks its header, "password.change_first" while somebody
// else's password is in use.
Result<Authenticated> authenticated(Tx& tx, Instant now, const Credentials& credentials);
// The account's grants of this day, as its session would have them (demo).
Caller caller_for(Tx& tx, AccountId account, Day today);
// Whether the caller may be told that something happened in this chain of the journal.
bool may_follow(Tx& tx, const Caller& caller, CountyId county, AreaId chain);
void touch_session(Tx& tx, std::string_view token, Instant now);

// Step 1: the stored hash to compare with. A made-up one for an unknown login, so that both cost the same and wait
// alike. too_many "sign_in.wait" while the login or the address has to wait.
struct Challenge {
  std::optional<AccountId> account;
  std::string password;
};
Result<Challenge> challenge(Call& call, const SignIn& sign_in, const std::string& address);
// Step 2b: wrong. Counts the failure, for a name that nobody has too.
Result<Done> failed(Call& call, const SignIn& sign_in, const std::string& address);
// Step 2a: right. Opens a session for `token` and describes it.
Result<SessionPage> signed_in(Call& call, AccountId account, const std::string& token);

Result<SessionPage> read_session(Call& call, const std::string& token);
Result<Done> sign_out(Call& call, const std::string& token);
// The caller's own stored hash and login name, to compare with.
struct OwnLogin {
  std::string password;
  PrivateText login;
};
Result<OwnLogin> own_login(Call& call);
Result<Done> change_password(Call& call, const std::string& new_hash);

std::string new_token(Random& random);        // 256 bits, base64url
std::string csrf_of(std::string_view token);  // made from the token, told to the page

}  // namespace anxin::access
