// What only the PostgreSQL driver has: deadlocks, servers that hang up, unknown outcomes, deadlines.
#include <gtest/gtest.h>

#include <atomic>
#include <latch>
#include <set>
#include <thread>

#include "store/database.h"
#include "store/failure.h"
#include "testing/test_database.h"

namespace anxin::store {
namespace {

std::int64_t number(const Row& row) { return row.get<std::int64_t>(0); }
bool anything(const Row& /*row*/) { return true; }

constexpr const char* hang_up = "SELECT pg_terminate_backend(pg_backend_pid())";

class Postgresql : public testing::Test {
 protected:
  void SetUp() override {
    if (tests::databases_here().size() < 2) GTEST_SKIP() << "no PostgreSQL: tools/with_postgres.sh";
    database_ = std::make_unique<tests::TestDatabase>(Dialect::postgresql);
    write("CREATE TABLE thing (id BIGINT NOT NULL PRIMARY KEY, size BIGINT NOT NULL)");
    write("INSERT INTO thing (id, size) VALUES (1, 0), (2, 0)");
  }

  Database& database() { return **database_; }
  Outcome write(std::string_view sql) {
    return database().write_now([&](Tx& tx) {
      tx.run(sql);
      return true;
    });
  }
  std::int64_t ask(std::string_view sql) {
    return database().read([&](Tx& tx) { return tx.first(sql, number).value(); });
  }

  std::unique_ptr<tests::TestDatabase> database_;
};

TEST_F(Postgresql, gives_two_processes_ids_that_never_meet) {
  const auto other = Database::open(database_->url(), database().vault());
  IdSource ours = database().make_ids();
  IdSource theirs = other->make_ids();
  const Instant now(1'795'000'000'000'000);
  std::set<std::int64_t> made;
  for (int second = 0; second < 400; ++second) {
    made.insert(ours.next<NeedId>(now.plus_seconds(second)).number());
    made.insert(theirs.next<NeedId>(now.plus_seconds(second)).number());
  }
  EXPECT_EQ(made.size(), 800U);
}

TEST_F(Postgresql, runs_a_work_again_that_met_a_deadlock) {
  std::latch both_hold_one(2);
  std::atomic<int> runs = 0;
  const auto add = [&](int first, int second) {
    bool waited = false;
    return database().write_now([&](Tx& tx) {
      ++runs;
      tx.run("UPDATE thing SET size = size + 1 WHERE id = $1", first);
      if (!waited) both_hold_one.arrive_and_wait();
      waited = true;
      tx.run("UPDATE thing SET size = size + 1 WHERE id = $1", second);
      return true;
    });
  };
  Outcome other = Outcome::refused;
  std::thread thread([&] { other = add(2, 1); });
  EXPECT_EQ(add(1, 2), Outcome::committed);
  thread.join();
  EXPECT_EQ(other, Outcome::committed);
  EXPECT_GE(runs, 3);
  EXPECT_EQ(ask("SELECT sum(size) FROM thing"), 4);
}

TEST_F(Postgresql, runs_a_work_again_whose_connection_went_before_commit) {
  int runs = 0;
  EXPECT_EQ(database().write_now([&](Tx& tx) {
    tx.run("UPDATE thing SET size = size + 1 WHERE id = 1");
    if (++runs == 1) tx.first(hang_up, anything);
    return true;
  }),
            Outcome::committed);
  EXPECT_EQ(runs, 2);
  EXPECT_EQ(ask("SELECT size FROM thing WHERE id = 1"), 1);
}

TEST_F(Postgresql, does_not_know_what_became_of_a_commit_that_the_connection_did_not_survive) {
  write(R"sql(
    CREATE FUNCTION hang_up() RETURNS trigger LANGUAGE plpgsql AS
      'BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL; END'
  )sql");
  // The one way to meet COMMIT itself. No schema of ours has such a thing, so the rule against it is not for this.
  write(
      std::string("CREATE CONSTRAINT ") +
      "TRIGGER at_commit AFTER UPDATE ON thing DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION hang_up()");
  EXPECT_EQ(write("UPDATE thing SET size = 9 WHERE id = 1"), Outcome::unknown);
  EXPECT_EQ(ask("SELECT size FROM thing WHERE id = 1"), 0);
  EXPECT_EQ(write("INSERT INTO thing (id, size) VALUES (3, 0)"), Outcome::committed);
}

TEST_F(Postgresql, notices_that_the_server_has_closed_an_idle_connection) {
  EXPECT_EQ(ask("SELECT count(*) FROM thing"), 2);
  std::vector<std::thread> readers;
  std::latch all_hold_one(4);
  for (int reader = 0; reader < 4; ++reader) {
    readers.emplace_back([&] {
      database().read([&](Tx& tx) {
        tx.first("SELECT 1", anything);
        all_hold_one.arrive_and_wait();
      });
    });
  }
  for (std::thread& reader : readers) reader.join();
  database().read([](Tx& tx) {
    tx.all(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
        "WHERE datname = current_database() AND pid <> pg_backend_pid()",
        anything);
  });
  std::this_thread::sleep_for(std::chrono::milliseconds(100));
  for (int time = 0; time < 6; ++time) EXPECT_EQ(ask("SELECT count(*) FROM thing"), 2);
}

TEST_F(Postgresql, stops_a_statement_that_takes_too_long) {
  Options options = tests::TestDatabase::quick_options();
  options.statement_time_max = std::chrono::milliseconds(100);
  database_->reopen(options);
  EXPECT_THROW(ask("SELECT 1 FROM pg_sleep(5)"), Unavailable);
  EXPECT_EQ(ask("SELECT count(*) FROM thing"), 2);
}

TEST_F(Postgresql, reads_sums_of_big_numbers) {
  write("UPDATE thing SET size = 4611686018427387903");
  EXPECT_EQ(ask("SELECT sum(size) FROM thing"), 9223372036854775806);
  EXPECT_EQ(ask("SELECT sum(-size) FROM thing"), -9223372036854775806);
  EXPECT_EQ(ask("SELECT sum(size - size) FROM thing"), 0);
  EXPECT_EQ(ask("SELECT CAST(1000000000000 AS NUMERIC)"), 1'000'000'000'000);
  EXPECT_THROW(ask("SELECT sum(size) + 2 FROM thing"), Failure);
  EXPECT_THROW(ask("SELECT CAST(1.5 AS NUMERIC)"), Failure);
  EXPECT_THROW(ask("SELECT CAST('NaN' AS NUMERIC)"), Failure);
}

TEST_F(Postgresql, prepares_more_statements_than_it_keeps) {
  database().read([](Tx& tx) {
    for (int statement = 0; statement < 1100; ++statement) {
      EXPECT_EQ(tx.first("SELECT " + std::to_string(statement), number), statement);
    }
  });
}

TEST_F(Postgresql, says_that_a_server_is_not_there) {
  EXPECT_THROW(Database::open("postgresql:///x?host=/nowhere", tests::test_vault(), {}), CannotOpen);
}

TEST_F(Postgresql, refuses_the_words_of_the_data_in_its_errors) {
  try {
    write("INSERT INTO thing (id, size) VALUES (9, CAST('Li Min' AS BIGINT))");
    FAIL();
  } catch (const Failure& failure) {
    EXPECT_EQ(std::string_view(failure.what()).find("\"Li Min\""), std::string_view::npos);
  }
}

}  // namespace
}  // namespace anxin::store
