// Every whole statement of the sources is explained by both databases against the migrated schema: an unknown column, a
// parameter without a type or a word of one dialect only is found even when no test runs the function.
#include <gtest/gtest.h>

#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>

#include "store/sql_text.h"
#include "testing/test_database.h"

namespace anxin::tests {
namespace {

struct Statement {
  std::string file;
  std::string sql;
};

std::string text_of(const std::filesystem::path& path) {
  std::ifstream file(path);
  return {std::istreambuf_iterator<char>(file), {}};
}

void take_statements(const std::filesystem::path& path, std::vector<Statement>& statements) {
  static const std::regex raw(R"re(R"sql\(([^]*?)\)sql")re");
  static const std::regex whole(R"re(^\s*(SELECT|INSERT|UPDATE|DELETE|WITH)\b[^]*)re");
  const std::string text = text_of(path);
  for (std::sregex_iterator match(text.begin(), text.end(), raw), end; match != end; ++match) {
    // Braces stand for where a need lies: in a community, or below a path. One of the two is explained.
    static const std::regex place(R"re(\{0?\})re");
    const std::string sql = std::regex_replace((*match)[1].str(), place, "n.community = $$2");
    if (std::regex_match(sql, whole)) statements.push_back({path.filename(), sql});
  }
}

// Those of the stores, whole ones only: a text that begins with WHERE is joined to another when it runs.
std::vector<Statement> statements_of_the_sources() {
  const std::filesystem::path sources = std::filesystem::path(__FILE__).parent_path().parent_path();
  std::vector<Statement> statements;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(sources)) {
    if (entry.path().string().ends_with("_store.cpp")) take_statements(entry.path(), statements);
  }
  return statements;
}

template <std::size_t count>
void explain_with(Tx& tx, const std::string& sql) {
  std::apply(
      [&](const auto&... none) {
        tx.all(
            "EXPLAIN " + sql, [](const store::Row&) { return 0; }, none...);
      },
      std::array<std::optional<std::int64_t>, count>{});
}

// Explains it with NULL for every parameter.
void explain(Tx& tx, const std::string& sql) {
  static constexpr auto by_count = []<std::size_t... count>(std::index_sequence<count...>) {
    return std::array{&explain_with<count>...};
  }
  (std::make_index_sequence<64>{});
  by_count.at(store::parameters_in(sql))(tx, sql);
}

class Statements : public OnBothDatabases {};
ON_BOTH_DATABASES(Statements);

TEST_P(Statements, are_understood_by_the_database) {
  const std::vector<Statement> statements = statements_of_the_sources();
  ASSERT_GT(statements.size(), 50U);
  for (const Statement& statement : statements) {
    const auto explained = [&](Tx& tx) { explain(tx, statement.sql); };
    EXPECT_NO_THROW(database().read(explained)) << statement.file << ":" << statement.sql;
  }
}

}  // namespace
}  // namespace anxin::tests
