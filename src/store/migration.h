// Migrations: the files src/*/migrations/NNNN_name.sql, embedded in the binary and applied once each, in the order of
// their numbers, every one in a transaction of its own. One text for both databases with these words:
//   id_t time_t bool_t bytes_t    BIGINT BIGINT BOOLEAN BYTEA, or INTEGER INTEGER INTEGER BLOB
//   ) clustered;                  SQLite keeps the rows in the primary key's order (for small rows); PostgreSQL ignores
//   -- words: need_words          the tables of a word index (Tx::index_words)
//   -- sealed: person.id: name    columns with sealed values, for `verify` (sealed_columns.h)
// SQLite tables become STRICT. Where the texts must differ there are two files, NNNN_name.sqlite.sql and .pg.sql.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"
#include "store/connection.h"

namespace anxin::store {

struct Migration {
  enum class For { both, sqlite, postgresql };

  int number;
  std::string_view name;
  For database;
  std::string_view sql;
};

// In the order of their numbers; made from the files at build time.
std::span<const Migration> embedded_migrations();

// The migration as single statements in the database's own words.
std::vector<std::string> statements_of(const Migration& migration, Dialect dialect);

// Throws CannotOpen when the schema is older, newer, or differs from what the files said when they were applied.
void check_schema(Connection& connection, std::span<const Migration> migrations);
// Applies what is missing; answers how many. Throws CannotOpen for a newer or different schema.
int bring_up_to_date(Connection& connection, std::span<const Migration> migrations, Instant now);

}  // namespace anxin::store
