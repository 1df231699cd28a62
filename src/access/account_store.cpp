#include "access/account_store.h"

namespace anxin::access {
namespace {

constexpr std::string_view name_place = "account.name";
constexpr std::string_view login_place = "account.login";
constexpr std::string_view login_purpose = "login";
constexpr std::string_view address_purpose = "address";
constexpr std::int64_t failures_kept_minutes = 24 * 60;
const CountyId platform;  // accounts belong to no county

Bytes login_hash(Tx& tx, std::string_view login) { return tx.vault().lookup_hash(platform, login_purpose, login); }

Bytes address_hash(Tx& tx, std::string_view address) {
  return tx.vault().lookup_hash(platform, address_purpose, address);
}

Login login_of(const store::Row& row) { return {row.get<AccountId>(0), row.get<std::string>(1)}; }

Grant grant_from(const store::Row& row, int column) {
  return {.id = row.get<GrantId>(column),
          .account = row.get<AccountId>(column + 1),
          .role = row.get<std::string>(column + 2),
          .county = row.get<CountyId>(column + 3),
          .area = row.get<AreaId>(column + 4),
          .path = AreaPath(row.get<std::string>(column + 5)),
          .from = row.get<Day>(column + 6),
          .until = row.get<std::optional<Day>>(column + 7),
          .ended = row.get<std::optional<Instant>>(column + 8).has_value()};
}

Grant grant_of(const store::Row& row) { return grant_from(row, 0); }

}  // namespace

std::optional<Account> find_account(Tx& tx, AccountId id) {
  return tx.first(R"sql(
    SELECT state, must_change_password, last_sign_in, sealed_key, name, login FROM account WHERE id = $1)sql",
                  [&](const store::Row& row) {
                    const store::SubjectKey key = tx.open_key(platform, id.number(), row.get<ByteView>(3));
                    return Account{id,
                                   row.get<std::string>(0),
                                   row.get<bool>(1),
                                   key.open(name_place, row.get<ByteView>(4)),
                                   key.open(login_place, row.get<ByteView>(5)),
                                   row.get<std::optional<Instant>>(2)};
                  },
                  id);
}

void insert_account(Tx& tx, const Account& account, const std::string& password, Instant now) {
  const store::SubjectKey key = tx.new_key(platform, account.id.number());
  tx.run(R"sql(
    INSERT INTO account (id, state, must_change_password, created, sealed_key, name, login)
    VALUES ($1, $2, $3, $4, $5, $6, $7))sql",
         account.id, account.state, account.must_change_password, now, key.wrapped(),
         key.seal(name_place, account.name), key.seal(login_place, account.login));
  tx.run(R"sql(INSERT INTO login (name_hash, account, password) VALUES ($1, $2, $3))sql",
         login_hash(tx, account.login.reveal()), account.id, password);
}

void set_account_state(Tx& tx, AccountId id, std::string_view state) {
  tx.run(R"sql(UPDATE account SET state = $2 WHERE id = $1)sql", id, state);
}

void set_signed_in(Tx& tx, AccountId id, Instant now) {
  tx.run(R"sql(UPDATE account SET last_sign_in = $2 WHERE id = $1)sql", id, now);
}

std::vector<AccountId> accounts_inside(Tx& tx, const AreaPath& within, AccountId after, std::int64_t limit) {
  return tx.all(R"sql(
    SELECT DISTINCT account FROM access_grant WHERE area_path LIKE $1 || '%' AND account > $2
    ORDER BY account LIMIT $3)sql",
                [](const store::Row& row) { return row.get<AccountId>(0); }, within.text(), after, limit);
}

std::optional<Login> find_login(Tx& tx, std::string_view login) {
  return tx.first(R"sql(
    SELECT account, password FROM login WHERE name_hash = $1 @for_update)sql",
                  login_of, login_hash(tx, login));
}

std::optional<Login> find_login_of(Tx& tx, AccountId account) {
  return tx.first(R"sql(SELECT account, password FROM login WHERE account = $1)sql", login_of, account);
}

Failures failures_of(Tx& tx, std::string_view login, std::string_view neighbourhood) {
  return tx
      .first(R"sql(
    SELECT failures, locked_until, last_failure FROM sign_in_failure
    WHERE name_hash = $1 AND address_hash = $2 @for_update)sql",
             [](const store::Row& row) {
               return Failures{row.get<int>(0), row.get<std::optional<Instant>>(1), row.get<Instant>(2)};
             },
             login_hash(tx, login), address_hash(tx, neighbourhood))
      .value_or(Failures{});
}

void keep_failures(Tx& tx, std::string_view login, std::string_view neighbourhood, const Failures& failures) {
  tx.run(R"sql(
    INSERT INTO sign_in_failure (name_hash, address_hash, failures, locked_until, last_failure)
    VALUES ($1, $2, $3, $4, $5)
    ON CONFLICT (name_hash, address_hash) DO UPDATE SET failures = excluded.failures,
      locked_until = excluded.locked_until, last_failure = excluded.last_failure)sql",
         login_hash(tx, login), address_hash(tx, neighbourhood), failures.count, failures.locked_until, failures.last);
}

void forget_failures(Tx& tx, std::string_view login) {
  tx.run(R"sql(DELETE FROM sign_in_failure WHERE name_hash = $1)sql", login_hash(tx, login));
}

std::optional<Instant> locked_until(Tx& tx, std::string_view login) {
  return *tx.first(R"sql(SELECT max(locked_until) FROM sign_in_failure WHERE name_hash = $1)sql",
                   [](const store::Row& row) { return row.get<std::optional<Instant>>(0); }, login_hash(tx, login));
}

void set_password(Tx& tx, AccountId account, const std::string& password, bool must_change) {
  tx.run(R"sql(UPDATE login SET password = $2 WHERE account = $1)sql", account, password);
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

std::vector<OwnGrant> own_grants(Tx& tx, AccountId account) {
  return tx.all(R"sql(
    SELECT g.id, g.account, g.role, g.county, g.area, g.area_path, g.from_day, g.until_day, g.ended_at, p.person
    FROM access_grant g LEFT JOIN account_person p ON p.account = g.account AND p.county = g.county
    WHERE g.account = $1 AND g.ended_at IS NULL ORDER BY g.id)sql",
                [](const store::Row& row) {
                  return OwnGrant{grant_of(row), row.get<std::optional<PersonId>>(9)};
                },
                account);
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
}

void end_grant(Tx& tx, const Grant& grant, AccountId by, Instant now) {
  tx.run(R"sql(UPDATE access_grant SET ended_at = $2, ended_by = $3 WHERE id = $1 AND ended_at IS NULL)sql", grant.id,
         now, by);
}

void insert_session(Tx& tx, const Bytes& token_hash, const Session& session) {
  tx.run(R"sql(
    INSERT INTO session (token_hash, id, account, created, last_seen, expires) VALUES ($1, $2, $3, $4, $5, $6))sql",
         token_hash, session.id, session.account, session.created, session.last_seen, session.expires);
}

std::optional<SignedIn> find_session(Tx& tx, const Bytes& token_hash) {
  std::optional<SignedIn> found;
  tx.all(R"sql(
    SELECT s.id, s.account, s.created, s.last_seen, s.expires, a.state, a.must_change_password,
           g.id, g.account, g.role, g.county, g.area, g.area_path, g.from_day, g.until_day, g.ended_at, p.person
    FROM session s JOIN account a ON a.id = s.account
         LEFT JOIN access_grant g ON g.account = s.account AND g.ended_at IS NULL
         LEFT JOIN account_person p ON p.account = g.account AND p.county = g.county
    WHERE s.token_hash = $1 ORDER BY g.id)sql",
         [&](const store::Row& row) {
           if (!found) {
             found = SignedIn{Session{row.get<SessionId>(0), row.get<AccountId>(1), row.get<Instant>(2),
                                      row.get<Instant>(3), row.get<Instant>(4)},
                              row.get<std::string>(5) == "active",
                              row.get<bool>(6),
                              {}};
           }
           constexpr int grant_column = 7;
           if (row.is_null(grant_column)) return Done{};
           found->grants.push_back({grant_from(row, grant_column), row.get<std::optional<PersonId>>(16)});
           return Done{};
         },
         token_hash);
  return found;
}

void set_last_seen(Tx& tx, const Bytes& token_hash, Instant now) {
  tx.run(R"sql(UPDATE session SET last_seen = $2 WHERE token_hash = $1)sql", token_hash, now);
}

void end_session(Tx& tx, const Bytes& token_hash) {
  tx.run(R"sql(DELETE FROM session WHERE token_hash = $1)sql", token_hash);
}

void end_sessions_of(Tx& tx, AccountId account) { tx.run(R"sql(DELETE FROM session WHERE account = $1)sql", account); }

void end_other_sessions(Tx& tx, AccountId account, SessionId kept) {
  tx.run(R"sql(DELETE FROM session WHERE account = $1 AND id <> $2)sql", account, kept);
}

std::int64_t forget_old_sign_ins(Tx& tx, Instant now) {
  return tx.run(R"sql(DELETE FROM session WHERE expires < $1)sql", now) +
         tx.run(R"sql(DELETE FROM sign_in_failure WHERE last_failure < $1)sql",
                now.plus_minutes(-failures_kept_minutes));
}

std::int64_t count_try(Tx& tx, std::string_view address, Instant now) {
  const std::int64_t minute = now.seconds() / 60;
  tx.run(R"sql(DELETE FROM sign_in_minute WHERE minute < $1)sql", minute - 60);
  return *tx.first(R"sql(
    INSERT INTO sign_in_minute (address_hash, minute, tries) VALUES ($1, $2, 1)
    ON CONFLICT (address_hash, minute) DO UPDATE SET tries = sign_in_minute.tries + 1 RETURNING tries)sql",
                   [](const store::Row& row) { return row.get<std::int64_t>(0); }, address_hash(tx, address), minute);
}

std::vector<StaffRow> staff_of(Tx& tx, CountyId county, const AreaPath& place, Day today) {
  return tx.all(R"sql(
    SELECT s.person, s.account, s.sealed_key, s.name, s.role, s.area_path
    FROM v_staff s
    WHERE s.county = $1 AND s.state = 'active' AND ($2 LIKE s.area_path || '%' OR s.area_path LIKE $2 || '%')
      AND s.from_day <= $3 AND (s.until_day IS NULL OR s.until_day >= $3)
    ORDER BY s.person, s.role)sql",
                [](const store::Row& row) {
                  return StaffRow{row.get<PersonId>(0), row.get<AccountId>(1),   row.get<Bytes>(2),
                                  row.get<Bytes>(3),    row.get<std::string>(4), AreaPath(row.get<std::string>(5))};
                },
                county, place.text(), today);
}

PrivateText name_of_staff(Tx& tx, AccountId account, const Bytes& sealed_key, const Bytes& sealed_name) {
  return tx.open_key(platform, account.number(), sealed_key).open(name_place, sealed_name);
}

}  // namespace anxin::access
