// Tx::ahead: what is asked ahead is answered as if it had been asked in its turn, on both databases.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include "store/database.h"
#include "store/failure.h"
#include "testing/test_database.h"

namespace anxin::store {
namespace {

std::int64_t number(const Row& row) { return row.get<std::int64_t>(0); }

class AskedAhead : public tests::OnBothDatabases {
 protected:
  AskedAhead() {
    database().write_now([](Tx& tx) {
      tx.run("CREATE TABLE thing (id BIGINT NOT NULL PRIMARY KEY, size BIGINT NOT NULL)");
      for (int id = 1; id <= 9; ++id) tx.run("INSERT INTO thing (id, size) VALUES ($1, $2)", id, id * id);
      return true;
    });
  }

  static std::optional<std::int64_t> size_of(Tx& tx, std::int64_t id) {
    return tx.first("SELECT size FROM thing WHERE id = $1", number, id);
  }
  static std::int64_t total(Tx& tx) {
    return tx.first("SELECT CAST(sum(size) AS BIGINT) FROM thing", number).value_or(0);
  }
};
ON_BOTH_DATABASES(AskedAhead);

TEST_P(AskedAhead, comes_back_in_any_order_and_to_the_right_question) {
  for (int again = 0; again < 3; ++again) {
    database().read([&](Tx& tx) {
      tx.ahead([&] {
        for (int id = 1; id <= 9; ++id) size_of(tx, id);
        size_of(tx, 99);
        total(tx);
      });
      EXPECT_EQ(total(tx), 285);
      EXPECT_EQ(size_of(tx, 7), 49);
      EXPECT_EQ(size_of(tx, 3), 9);
      EXPECT_EQ(size_of(tx, 3), 9);  // asked for once, wanted twice
      EXPECT_EQ(size_of(tx, 99), std::nullopt);
    });  // the rest is never taken
  }
}

TEST_P(AskedAhead, is_void_once_something_changed) {
  database().write_now([&](Tx& tx) {
    tx.ahead([&] {
      size_of(tx, 1);
      size_of(tx, 2);
    });
    EXPECT_EQ(size_of(tx, 1), 1);
    tx.run("UPDATE thing SET size = 1000 WHERE id = $1", 2);
    EXPECT_EQ(size_of(tx, 2), 1000);
    tx.ahead([&] { size_of(tx, 3); });
    EXPECT_EQ(tx.first("UPDATE thing SET size = 2000 WHERE id = $1 RETURNING size", number, 3), 2000);
    EXPECT_EQ(size_of(tx, 3), 2000);
    tx.ahead([&] { total(tx); });
    return true;
  });
  EXPECT_EQ(database().read([](Tx& tx) { return size_of(tx, 3); }), 2000);
}

TEST_P(AskedAhead, tells_of_a_question_that_fails_and_leaves_the_connection_whole) {
  const auto broken = [](Tx& tx) { tx.first("SELECT 1 / (id - id) + nowhere FROM thing", number); };
  EXPECT_THROW(database().read([&](Tx& tx) {
    tx.ahead([&] {
      size_of(tx, 1);
      broken(tx);
      size_of(tx, 2);
    });
    size_of(tx, 1);
    broken(tx);
  }),
               Failure);
  database().read([&](Tx& tx) {
    tx.ahead([&] { broken(tx); });  // never taken
  });
  EXPECT_EQ(database().write_now([&](Tx& tx) {
    tx.ahead([&] { size_of(tx, 4); });
    tx.run("UPDATE thing SET size = 0 WHERE id = 4");
    return true;
  }),
            Outcome::committed);
  EXPECT_EQ(database().read([](Tx& tx) { return size_of(tx, 4); }), 0);
}

TEST_P(AskedAhead, outlives_the_words_it_was_asked_with_and_more_statements_than_are_kept) {
  for (int statement = 0; statement < 600; ++statement) {
    database().read([&](Tx& tx) {
      const auto ask = [&] {
        const std::string sql = fmt::format("SELECT size + {} FROM thing WHERE id = $1", statement);
        return tx.first(sql, number, 2);
      };
      tx.ahead([&] {
        ask();
        size_of(tx, 5);
      });
      EXPECT_EQ(ask(), 4 + statement);
      EXPECT_EQ(size_of(tx, 5), 25);
    });
  }
}

TEST_P(AskedAhead, takes_no_change) {
  if (database().dialect() == Dialect::sqlite) GTEST_SKIP() << "nothing travels";
  EXPECT_THROW(database().write_now([](Tx& tx) {
    tx.ahead([&] { tx.run("DELETE FROM thing"); });
    return true;
  }),
               std::logic_error);
  EXPECT_THROW(database().write_now([](Tx& tx) {
    tx.ahead([&] { tx.first("DELETE FROM thing RETURNING id", number); });
    return true;
  }),
               std::logic_error);
  EXPECT_EQ(database().read(total), 285);
}

TEST_P(AskedAhead, is_tried_again_when_the_server_hangs_up) {
  if (database().dialect() == Dialect::sqlite) GTEST_SKIP() << "nothing travels";
  int runs = 0;
  EXPECT_EQ(database().write_now([&](Tx& tx) {
    ++runs;
    tx.ahead([&] {
      size_of(tx, 1);
      if (runs == 1) tx.first("SELECT pg_terminate_backend(pg_backend_pid())", [](const Row&) { return true; });
      size_of(tx, 2);
    });
    EXPECT_EQ(size_of(tx, 1), 1);
    EXPECT_EQ(size_of(tx, 2), 4);
    tx.run("UPDATE thing SET size = 5 WHERE id = 1");
    return true;
  }),
            Outcome::committed);
  EXPECT_EQ(runs, 2);
}

}  // namespace
}  // namespace anxin::store
