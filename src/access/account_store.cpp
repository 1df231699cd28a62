#include "access/account_store.h"

namespace anxin::access {
namespace {

constexpr std::string_view name_place = "account.name";
constexpr std::string_view login_place = "account.login";
constexpr std::string_view login_purpose = "login";
constexpr std::string_view address_purpose = "address";
const CountyId platform;  // accounts belong to no county

Bytes login_hash(Tx& tx, std::string_view login) { return tx.vault().lookup_hash(platform, login_purpose, login); }

Login login_of(const store::Row& row) {
  return {row.get<AccountId>(0), row.get<std::string>(1), row.get<int>(2), row.get<std::optional<Instant>>(3)};
}

Grant grant_of(const store::Row& row) {
  return {.id = row.get<GrantId>(0),
          .account = row.get<AccountId>(1),
          .role = row.get<std::string>(2),
          .county = row.get<CountyId>(3),
          .area = row.get<AreaId>(4),
          .path = AreaPath(row.get<std::string>(5)),
          .from = row.get<Day>(6),
          .until = row.get<std::optional<Day>>(7),
          .ended = row.get<std::optional<Instant>>(8).has_value()};
}

void move_grants_version(Tx& tx, AccountId account) {
  tx.run(R"sql(UPDATE account SET grants_version = grants_version + 1 WHERE id = $1)sql", account);
}

}  // namespace

std::optional<Account> find_account(Tx& tx, AccountId id) {
  return tx.first(R"sql(
    SELECT state, must_change_password, grants_version, last_sign_in, sealed_key, name, login FROM account
    WHERE id = $1)sql",
                  [&](const store::Row& row) {
                    const store::SubjectKey key = tx.open_key(platform, id.number(), row.get<Bytes>(4));
                    return Account{id,
                                   row.get<std::string>(0),
                                   row.get<bool>(1),
                                   row.get<std::int64_t>(2),
                                   key.open(name_place, row.get<Bytes>(5)),
                                   key.open(login_place, row.get<Bytes>(6)),
                                   row.get<std::optional<Instant>>(3)};
                  },
                  id);
}

void insert_account(Tx& tx, const Account& account, const std::string& password, Instant now) {
  const store::SubjectKey key = tx.new_key(platform, account.id.number());
  tx.run(R"sql(
    INSERT INTO account (id, state, must_change_password, grants_version, created, sealed_key, name, login)
    VALUES ($1, $2, $3, 1, $4, $5, $6, $7))sql",
         account.id, account.state, account.must_change_password, now, key.wrapped(),
         key.seal(name_place, account.name), key.seal(login_place, account.login));
  tx.run(R"sql(INSERT INTO login (name_hash, account, password, failures) VALUES ($1, $2, $3, 0))sql",
         login_hash(tx, account.login.reveal()), account.id, password);
}

void set_account_state(Tx& tx, AccountId id, std::string_view state) {
  tx.run(R"sql(UPDATE account SET state = $2 WHERE id = $1)sql", id, state);
}

void set_signed_in(Tx& tx, AccountId id, Instant now) {
  tx.run(R"sql(UPDATE account SET last_sign_in = $2 WHERE id = $1)sql", id, now);
  tx.run(R"sql(UPDATE login SET failures = 0, locked_until = NULL WHERE account = $1)sql", id);
}

std::vector<AccountId> accounts_inside(Tx& tx, const AreaPath& within, AccountId after, std::int64_t limit) {
  return tx.all(R"sql(
    SELECT DISTINCT account FROM access_grant WHERE area_path LIKE $1 || '%' AND account > $2
    ORDER BY account LIMIT $3)sql",
                [](const store::Row& row) { return row.get<AccountId>(0); }, within.text(), after, limit);
}

std::optional<Login> find_login(Tx& tx, std::string_view login) {
  return tx.first(R"sql(
    SELECT account, password, failures, locked_until FROM login WHERE name_hash = $1 @for_update)sql",
                  login_of, login_hash(tx, login));
}

std::optional<Login> find_login_of(Tx& tx, AccountId account) {
  return tx.first(R"sql(SELECT account, password, failures, locked_until FROM login WHERE account = $1)sql", login_of,
                  account);
}

void update_login(Tx& tx, const Login& login) {
  tx.run(R"sql(UPDATE login SET failures = $2, locked_until = $3 WHERE account = $1)sql", login.account, login.failures,
         login.locked_until);
}

void set_password(Tx& tx, AccountId account, const std::string& password, bool must_change) {
  tx.run(R"sql(UPDATE login SET password = $2, failures = 0, locked_until = NULL WHERE account = $1)sql", account,
         password);
  tx.run(R"sql(UPDATE account SET must_change_password = $2 WHERE id = $1)sql", account, must_change);
}

void link_person(Tx& tx, AccountId account, CountyId county, PersonId person) {
  tx.run(R"sql(
    INSERT INTO account_person (account, county, person) VALUES ($1, $2, $3)
    ON CONFLICT (account, county) DO NOTHING)sql",
         account, county, person);
}

std::optional<PersonId> person_of(Tx& tx, AccountId account, CountyId county) {
  return tx.first(R"sql(SELECT person FROM account_person WHERE account = $1 AND county = $2)sql",
                  [](const store::Row& row) { return row.get<PersonId>(0); }, account, county);
}

std::vector<Grant> grants_of(Tx& tx, AccountId account) {
  return tx.all(R"sql(
    SELECT id, account, role, county, area, area_path, from_day, until_day, ended_at FROM access_grant
    WHERE account = $1 ORDER BY id)sql",
                grant_of, account);
}

std::optional<Grant> find_grant(Tx& tx, GrantId id) {
  return tx.first(R"sql(
    SELECT id, account, role, county, area, area_path, from_day, until_day, ended_at
    FROM access_grant WHERE id = $1)sql",
                  grant_of, id);
}

void insert_grant(Tx& tx, const Grant& grant, AccountId by, Instant now) {
  tx.run(R"sql(
    INSERT INTO access_grant (id, account, role, county, area, area_path, from_day, until_day, granted_by, granted_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10))sql",
         grant.id, grant.account, grant.role, grant.county, grant.area, grant.path.text(), grant.from, grant.until, by,
         now);
  move_grants_version(tx, grant.account);
}

void end_grant(Tx& tx, const Grant& grant, AccountId by, Instant now) {
  tx.run(R"sql(UPDATE access_grant SET ended_at = $2, ended_by = $3 WHERE id = $1 AND ended_at IS NULL)sql", grant.id,
         now, by);
  move_grants_version(tx, grant.account);
}

void insert_session(Tx& tx, const Bytes& token_hash, const Session& session) {
  tx.run(R"sql(
    INSERT INTO session (token_hash, id, account, created, last_seen, expires) VALUES ($1, $2, $3, $4, $5, $6))sql",
         token_hash, session.id, session.account, session.created, session.last_seen, session.expires);
}

std::optional<Session> find_session(Tx& tx, const Bytes& token_hash) {
  return tx.first(R"sql(SELECT id, account, created, last_seen, expires FROM session WHERE token_hash = $1)sql",
                  [](const store::Row& row) {
                    return Session{row.get<SessionId>(0), row.get<AccountId>(1), row.get<Instant>(2),
                                   row.get<Instant>(3), row.get<Instant>(4)};
                  },
                  token_hash);
}

void set_last_seen(Tx& tx, const Bytes& token_hash, Instant now) {
  tx.run(R"sql(UPDATE session SET last_seen = $2 WHERE token_hash = $1)sql", token_hash, now);
}

void end_session(Tx& tx, const Bytes& token_hash) {
  tx.run(R"sql(DELETE FROM session WHERE token_hash = $1)sql", token_hash);
}

void end_sessions_of(Tx& tx, AccountId account) { tx.run(R"sql(DELETE FROM session WHERE account = $1)sql", account); }

std::int64_t count_try(Tx& tx, std::string_view address, Instant now) {
  const std::int64_t minute = now.seconds() / 60;
  tx.run(R"sql(DELETE FROM sign_in_minute WHERE minute < $1)sql", minute - 60);
  return *tx.first(R"sql(
    INSERT INTO sign_in_minute (address_hash, minute, tries) VALUES ($1, $2, 1)
    ON CONFLICT (address_hash, minute) DO UPDATE SET tries = sign_in_minute.tries + 1 RETURNING tries)sql",
                   [](const store::Row& row) { return row.get<std::int64_t>(0); },
                   tx.vault().lookup_hash(platform, address_purpose, address), minute);
}

std::vector<StaffRow> staff_of(Tx& tx, CountyId county, const AreaPath& place, Day today) {
  return tx.all(R"sql(
    SELECT s.person, s.account, s.sealed_key, s.name, s.role, s.area_path
    FROM v_staff s
    WHERE s.county = $1 AND s.state = 'active' AND ($2 LIKE s.area_path || '%' OR s.area_path LIKE $2 || '%')
      AND s.from_day <= $3 AND (s.until_day IS NULL OR s.until_day >= $3)
    ORDER BY s.person, s.role)sql",
                [&](const store::Row& row) {
                  const auto account = row.get<AccountId>(1);
                  const store::SubjectKey key = tx.open_key(platform, account.number(), row.get<Bytes>(2));
                  return StaffRow{row.get<PersonId>(0), account, key.open(name_place, row.get<Bytes>(3)),
                                  row.get<std::string>(4), AreaPath(row.get<std::string>(5))};
                },
                county, place.text(), today);
}

}  // namespace anxin::access
