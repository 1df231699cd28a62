#include "store/sql_text.h"

#include <gtest/gtest.h>

#include "store/migration.h"

namespace anxin::store {
namespace {

TEST(SqlText, is_written_out_for_each_database) {
  const std::string_view sql = "SELECT id FROM need WHERE county @in($1) AND mail <> 'a@in(b' @for_update";
  EXPECT_EQ(written_for(Dialect::sqlite, sql),
            "SELECT id FROM need WHERE county IN (SELECT value FROM json_each($1)) AND mail <> 'a@in(b' ");
  EXPECT_EQ(written_for(Dialect::postgresql, sql),
            "SELECT id FROM need WHERE county = ANY($1) AND mail <> 'a@in(b' FOR UPDATE");
}

TEST(SqlText, refuses_unknown_words) {
  EXPECT_THROW(written_for(Dialect::sqlite, "SELECT @now"), std::logic_error);
  EXPECT_THROW(written_for(Dialect::sqlite, "WHERE id @in($1"), std::logic_error);
  EXPECT_EQ(written_for(Dialect::postgresql, "words @> $1"), "words @> $1");
}

constexpr std::string_view migration_sql = R"sql(
-- words: thing_words
CREATE TABLE thing (
  county id_t NOT NULL,        -- id_t; in a comment
  id id_t NOT NULL,
  open bool_t NOT NULL DEFAULT TRUE,
  kind TEXT NOT NULL DEFAULT 'id_t; time_t',
  sealed_key bytes_t,
  solid_t TEXT,
  PRIMARY KEY (county, id)
) clustered;
CREATE INDEX thing_by_kind ON thing (county, kind);
)sql";

TEST(Migration, speaks_the_words_of_each_database) {
  const Migration migration{1, "thing", Migration::For::both, migration_sql};
  const auto sqlite = statements_of(migration, Dialect::sqlite);
  ASSERT_EQ(sqlite.size(), 3U);
  EXPECT_NE(sqlite[0].find("county INTEGER NOT NULL,"), std::string::npos) << sqlite[0];
  EXPECT_NE(sqlite[0].find("DEFAULT 'id_t; time_t'"), std::string::npos) << sqlite[0];
  EXPECT_NE(sqlite[0].find("solid_t TEXT"), std::string::npos) << sqlite[0];
  EXPECT_TRUE(sqlite[0].ends_with(") STRICT, WITHOUT ROWID")) << sqlite[0];
  EXPECT_EQ(sqlite[1], "CREATE INDEX thing_by_kind ON thing (county, kind)");
  EXPECT_TRUE(sqlite[2].starts_with("CREATE VIRTUAL TABLE thing_words USING fts5(")) << sqlite[2];
  const auto postgresql = statements_of(migration, Dialect::postgresql);
  ASSERT_EQ(postgresql.size(), 4U);
  EXPECT_NE(postgresql[0].find("open BOOLEAN NOT NULL DEFAULT TRUE"), std::string::npos) << postgresql[0];
  EXPECT_NE(postgresql[0].find("sealed_key BYTEA"), std::string::npos) << postgresql[0];
  EXPECT_TRUE(postgresql[0].ends_with(")")) << postgresql[0];
}

TEST(Migration, refuses_deferred_constraints) {
  const Migration migration{1, "thing", Migration::For::both, "CREATE TABLE a (b id_t REFERENCES c DEFERRABLE);"};
  EXPECT_THROW(statements_of(migration, Dialect::sqlite), std::logic_error);
}

TEST(Migration, numbers_of_the_embedded_files_ascend) {
  const auto migrations = embedded_migrations();
  ASSERT_FALSE(migrations.empty());
  EXPECT_EQ(migrations.front().number, 1);
  for (std::size_t at = 1; at < migrations.size(); ++at) EXPECT_GE(migrations[at].number, migrations[at - 1].number);
}

}  // namespace
}  // namespace anxin::store
