#include "access/session_actions.h"

#include <fmt/format.h>

#include <array>

#include "access/account_store.h"
#include "areas/area_actions.h"
#include "base/require.h"
#include "store/facts.h"
#include "store/journal.h"
#include "vault/digest.h"

namespace anxin::access {
namespace {

constexpr std::int64_t tries_a_minute = 30;  // per address: a whole estate may share one
constexpr std::int64_t touch_after_seconds = 60;
const std::string from_everywhere = "everywhere";  // no address reads so

// argon2id of a random word, strength as for staff: compared with when the login is unknown.
constexpr const char* nobody_hash =
    "$argon2id$v=19$m=65536,t=3,p=1$c29tZXNhbHRzb21lc2FsdA$L2Y3mBjSm1RH4Sm5bzkPGDZBhKDcSdMZ0Y2g6cYsvjM";

Bytes token_hash(std::string_view token) { return vault::sha256(token); }

std::string base64url(std::span<const std::uint8_t> bytes) {
  static constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  std::string text;
  std::uint32_t bits = 0;
  int held = 0;
  for (const std::uint8_t byte : bytes) {
    bits = (bits << 8) | byte;
    held += 8;
    for (; held >= 6; held -= 6) text += letters[(bits >> (held - 6)) & 63U];
  }
  if (held > 0) text += letters[(bits << (6 - held)) & 63U];
  return text;
}

Error wait(std::int64_t seconds) {
  return {ErrorCode::too_many, "sign_in.wait", {}, {{"seconds", std::to_string(seconds)}}};
}

// Everything in force today, and the person that the account is: one id in every county.
Caller caller_of(const std::vector<OwnGrant>& grants, AccountId account, SessionId session, Day today) {
  Caller caller;
  caller.account = account;
  caller.session = session;
  caller.device = "web";
  for (const OwnGrant& own : grants) {
    if (!in_force(own.grant, today)) continue;
    caller.grants.push_back(held(own.grant));
    if (caller.person == PersonId() && own.person) caller.person = *own.person;
  }
  return caller;
}

SessionPage page_of(Call& call, const Account& account, const std::string& token) {
  SessionPage page{.account_id = account.id,
                   .person_id = call.caller.person,
                   .name = account.name.reveal(),
                   .login = account.login.reveal(),
                   .csrf = csrf_of(token),
                   .must_change_password = account.must_change_password,
                   .grants = {},
                   .permissions = {},
                   .community = std::nullopt};
  for (const HeldGrant& grant : call.caller.grants) {
    const areas::Area area = areas::area_named(call, grant.area);
    page.grants.push_back({grant.role, area.id, area.name, area.kind, area.path.text(), grant.county});
    if (!page.community && areas::is_community(area)) page.community = CommunityWire{area.id, area.name};
  }
  for (int number = 0; number < permission_count; ++number) {
    const auto permission = static_cast<Permission>(number);
    if (call.caller.holds(permission)) page.permissions.emplace_back(word_of(permission));
  }
  return page;
}

store::JournalEntry platform_line(const char* action, AccountId account) {
  return {.action = action, .object = "account", .object_id = account.number(), .facts = store::Facts().text()};
}

}  // namespace

std::string hashed(const PrivateText& password, const PasswordRules& rules) {
  return vault::hash_password(password.reveal(), rules.strength);
}

bool fits(const PrivateText& password, const std::string& hash) {
  return vault::verify_password(hash, password.reveal());
}

std::string new_token(Random& random) {
  std::array<std::uint8_t, 32> bytes{};
  random.fill(bytes);
  return base64url(bytes);
}

std::string csrf_of(std::string_view token) { return base64url(vault::sha256("csrf " + std::string(token))); }

Result<Authenticated> authenticated(Tx& tx, Instant now, const Credentials& credentials) {
  const Error nobody{ErrorCode::unauthorised, "sign_in_first"};
  if (credentials.token.empty()) return nobody;
  const std::optional<SignedIn> found = find_session(tx, token_hash(credentials.token));
  if (!found || !found->active || now >= found->session.expires) return nobody;
  if (now >= found->session.last_seen.plus_minutes(session_idle_minutes)) return nobody;
  if (credentials.writes && credentials.csrf != csrf_of(credentials.token)) return forbidden("csrf");
  if (found->must_change_password && !credentials.about_itself) return forbidden("password.change_first");
  return Authenticated{caller_of(found->grants, found->session.account, found->session.id, day_of(now)),
                       now >= found->session.last_seen.plus_seconds(touch_after_seconds)};
}

Caller caller_for(Tx& tx, AccountId account, Day today) {
  return caller_of(own_grants(tx, account), account, SessionId(), today);
}

bool may_follow(Tx& tx, const Caller& caller, CountyId county, AreaId chain) {
  if (county == CountyId()) return false;  // sign-ins and settings: the audit page reads them, nobody follows them
  const std::optional<areas::Area> area = areas::area_of_chain(tx, county, chain);
  if (!area) return false;
  return caller.grant_for(Permission::need_read, area->path) != nullptr ||
         caller.grant_for(Permission::audit_read, area->path) != nullptr;
}

void touch_session(Tx& tx, std::string_view token, Instant now) { set_last_seen(tx, token_hash(token), now); }

Result<Challenge> challenge(Call& call, const SignIn& sign_in, const std::string& address) {
  if (count_try(call.tx, address, call.now) > tries_a_minute) return wait(60);
  const Result<std::string> name = checked_login(sign_in.login);
  if (!name.ok()) return Challenge{std::nullopt, nobody_hash};
  for (const std::string& from : {neighbourhood_of(address), from_everywhere}) {
    const std::optional<std::int64_t> seconds = wait_seconds(failures_of(call.tx, *name, from), call.now);
    if (seconds) return wait(*seconds);
  }
  const std::optional<Login> login = find_login(call.tx, *name);
  if (!login) return Challenge{std::nullopt, nobody_hash};
  const std::optional<Account> account = find_account(call.tx, login->account);
  if (!account || account->state != "active") return Challenge{std::nullopt, login->password};
  return Challenge{login->account, login->password};
}

Result<Done> failed(Call& call, const SignIn& sign_in, const std::string& address) {
  const Result<std::string> name = checked_login(sign_in.login);
  std::optional<Login> login;
  if (name.ok()) {
    login = find_login(call.tx, *name);
    for (const auto& [from, counted] : {std::pair(neighbourhood_of(address), CountedFrom::address),
                                        std::pair(from_everywhere, CountedFrom::everywhere)}) {
      keep_failures(call.tx, *name, from, after_failure(failures_of(call.tx, *name, from), counted, call.now));
    }
  }
  store::JournalEntry line = platform_line("session.refused", login ? login->account : AccountId());
  line.facts = store::Facts().word("login", login ? "known" : "unknown").text();
  store::append(call, line);
  return Done{};
}

Result<SessionPage> signed_in(Call& call, AccountId id, const std::string& token) {
  const std::optional<Account> account = find_account(call.tx, id);
  if (!account || account->state != "active") return Error{ErrorCode::unauthorised, "sign_in.wrong"};
  const Session session{.id = call.ids.next<SessionId>(call.now),
                        .account = id,
                        .created = call.now,
                        .last_seen = call.now,
                        .expires = call.now.plus_minutes(session_minutes_max)};
  insert_session(call.tx, token_hash(token), session);
  set_signed_in(call.tx, id, call.now);
  forget_failures(call.tx, account->login.reveal());
  call.caller = caller_of(own_grants(call.tx, id), id, session.id, day_of(call.now));
  store::append(call, platform_line("session.opened", id));
  return page_of(call, *account, token);
}

Result<SessionPage> read_session(Call& call, const std::string& token) {
  if (!call.caller.signed_in()) return Error{ErrorCode::unauthorised, "sign_in_first"};
  const std::optional<Account> account = find_account(call.tx, call.caller.account);
  if (!account) return not_found();
  return page_of(call, *account, token);
}

Result<Done> sign_out(Call& call, const std::string& token) {
  end_session(call.tx, token_hash(token));
  store::append(call, platform_line("session.closed", call.caller.account));
  return Done{};
}

Result<OwnLogin> own_login(Call& call) {
  const std::optional<Login> login = find_login_of(call.tx, call.caller.account);
  const std::optional<Account> account = find_account(call.tx, call.caller.account);
  if (!login || !account) return not_found();
  return OwnLogin{login->password, account->login};
}

Result<Done> change_password(Call& call, const std::string& new_hash) {
  set_password(call.tx, call.caller.account, new_hash, false);
  // Whoever knew the old password may be sitting in another browser.
  end_other_sessions(call.tx, call.caller.account, call.caller.session);
  store::append(call, platform_line("account.password_changed", call.caller.account));
  return Done{};
}

}  // namespace anxin::access
