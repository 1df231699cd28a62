#include "store/migration.h"

#include <fmt/format.h>

#include <map>
#include <optional>

#include "store/failure.h"
#include "vault/digest.h"

namespace anxin::store {
namespace {

struct Applied {
  std::string name;
  Bytes hash;
};

// STRICT belongs to SQLite only; this one table cannot come from a migration.
constexpr std::string_view table_sqlite = R"sql(
  CREATE TABLE IF NOT EXISTS schema_migration (
    number INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL, hash BLOB NOT NULL, applied INTEGER NOT NULL) STRICT
)sql";
constexpr std::string_view table_postgresql = R"sql(
  CREATE TABLE IF NOT EXISTS schema_migration (
    number INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL, hash BYTEA NOT NULL, applied BIGINT NOT NULL)
)sql";

bool is_for(const Migration& migration, Dialect dialect) {
  switch (migration.database) {
    case Migration::For::both:
      return true;
    case Migration::For::sqlite:
      return dialect == Dialect::sqlite;
    case Migration::For::postgresql:
      return dialect == Dialect::postgresql;
  }
  return false;
}

bool has_table(Connection& connection) {
  constexpr std::string_view sqlite = "SELECT 1 FROM sqlite_master WHERE name = 'schema_migration'";
  constexpr std::string_view postgresql = "SELECT 1 WHERE to_regclass('schema_migration') IS NOT NULL";
  bool found = false;
  connection.query(connection.dialect() == Dialect::sqlite ? sqlite : postgresql, {}, [&](const Row&) {
    found = true;
    return false;
  });
  return found;
}

std::map<int, Applied> applied_in(Connection& connection) {
  std::map<int, Applied> applied;
  if (!has_table(connection)) return applied;
  connection.query("SELECT number, name, hash FROM schema_migration", {}, [&](const Row& row) {
    applied[row.get<int>(0)] = {row.get<std::string>(1), row.get<Bytes>(2)};
    return true;
  });
  return applied;
}

// The database may lag behind the program, but never be ahead of it or have another past.
void check_past(const std::map<int, Applied>& applied, std::span<const Migration> migrations, Dialect dialect) {
  std::map<int, const Migration*> known;
  for (const Migration& migration : migrations) {
    if (is_for(migration, dialect)) known[migration.number] = &migration;
  }
  for (const auto& [number, was] : applied) {
    const auto found = known.find(number);
    if (found == known.end()) {
      throw CannotOpen(
          fmt::format("the database has migration {:04} ({}), which this program does not know: it is "
                      "newer than the program",
                      number, was.name));
    }
    if (was.hash != vault::sha256(found->second->sql)) {
      throw CannotOpen(
          fmt::format("migration {:04} ({}) was applied with another text than this program has", number, was.name));
    }
  }
}

std::vector<const Migration*> missing(const std::map<int, Applied>& applied, std::span<const Migration> migrations,
                                      Dialect dialect) {
  std::vector<const Migration*> todo;
  for (const Migration& migration : migrations) {
    if (is_for(migration, dialect) && !applied.contains(migration.number)) todo.push_back(&migration);
  }
  return todo;
}

// Opens a transaction that no second process can run beside.
void begin_alone(Connection& connection) {
  if (connection.dialect() == Dialect::sqlite) {
    connection.run("BEGIN IMMEDIATE", {});
    return;
  }
  connection.run("BEGIN", {});
  connection.run("LOCK TABLE schema_migration IN EXCLUSIVE MODE", {});
}

void apply(Connection& connection, const Migration& migration, Instant now) {
  for (const std::string& statement : statements_of(migration, connection.dialect())) connection.run(statement, {});
  const Bytes hash = vault::sha256(migration.sql);
  const std::array<Value, 4> values{migration.number, migration.name, hash, now};
  connection.run("INSERT INTO schema_migration (number, name, hash, applied) VALUES ($1, $2, $3, $4)", values);
}

}  // namespace

void check_schema(Connection& connection, std::span<const Migration> migrations) {
  const auto applied = applied_in(connection);
  check_past(applied, migrations, connection.dialect());
  const auto todo = missing(applied, migrations, connection.dialect());
  if (todo.empty()) return;
  throw CannotOpen(applied.empty()
                       ? std::string("the database is empty: it has to be migrated first")
                       : fmt::format("the database is older than the program: {} migrations are missing, the first is "
                                     "{:04} ({}); migrate it",
                                     todo.size(), todo.front()->number, todo.front()->name));
}

int bring_up_to_date(Connection& connection, std::span<const Migration> migrations, Instant now) {
  const Dialect dialect = connection.dialect();
  connection.run(dialect == Dialect::sqlite ? table_sqlite : table_postgresql, {});
  check_past(applied_in(connection), migrations, dialect);
  int count = 0;
  for (;;) {
    begin_alone(connection);
    try {
      // Read anew each time: another process may have applied it while this one waited.
      const auto todo = missing(applied_in(connection), migrations, dialect);
      if (!todo.empty()) apply(connection, *todo.front(), now);
      connection.run("COMMIT", {});
      if (todo.empty()) return count;
      ++count;
    } catch (const Failure&) {
      connection.run("ROLLBACK", {});
      throw;
    }
  }
}

}  // namespace anxin::store
