// What only the SQLite driver has: one writer, batches, a full disk, the lock.
#include <gtest/gtest.h>

#include <filesystem>
#include <future>

#include "store/database.h"
#include "store/directory_lock.h"
#include "store/failure.h"
#include "testing/test_database.h"

namespace anxin::store {
namespace {

class Sqlite : public testing::Test {
 protected:
  Sqlite() {
    database_->write_now([](Tx& tx) {
      tx.run("CREATE TABLE thing (id INTEGER NOT NULL PRIMARY KEY, octets BLOB) STRICT");
      return true;
    });
  }

  // Queues works behind one that keeps the writer busy, so that they form one batch.
  std::vector<std::pair<Outcome, std::exception_ptr>> in_one_batch(const std::vector<Database::Work>& works) {
    std::promise<void> go;
    std::promise<void> busy;
    database_->write(
        [&](Tx&) {
          busy.set_value();
          go.get_future().wait();
          return false;
        },
        ignore);
    busy.get_future().wait();
    std::vector<std::promise<std::pair<Outcome, std::exception_ptr>>> answers(works.size());
    for (std::size_t at = 0; at < works.size(); ++at) {
      database_->write(works[at], [&answers, at](Outcome outcome, std::exception_ptr failure) {
        answers[at].set_value({outcome, failure});
      });
    }
    go.set_value();
    std::vector<std::pair<Outcome, std::exception_ptr>> outcomes;
    for (auto& answer : answers) outcomes.push_back(answer.get_future().get());
    return outcomes;
  }

  static void ignore(Outcome, const std::exception_ptr&) {}

  static Database::Work adds(std::int64_t id, std::size_t size = 1) {
    return [=](Tx& tx) {
      tx.run("INSERT INTO thing (id, octets) VALUES ($1, $2)", id, Bytes(size));
      return true;
    };
  }

  std::vector<std::int64_t> ids() {
    return database_->read([](Tx& tx) {
      return tx.all("SELECT id FROM thing ORDER BY id", [](const Row& row) { return row.get<std::int64_t>(0); });
    });
  }

  // The file may not grow by more than this many pages: the way to a full disk without a disk.
  void leave_room_for(int pages) {
    database_->write_now([=](Tx& tx) {
      const auto count = tx.first("PRAGMA page_count", [](const Row& row) { return row.get<std::int64_t>(0); });
      tx.first("PRAGMA max_page_count = " + std::to_string(*count + pages), [](const Row&) { return true; });
      return true;
    });
  }

  tests::TestDatabase database_{Dialect::sqlite};
};

using Ids = std::vector<std::int64_t>;

TEST_F(Sqlite, one_failing_work_does_not_touch_its_neighbours) {
  const auto outcomes = in_one_batch({adds(1), adds(2), adds(1), [](Tx&) { return false; }, adds(3)});
  EXPECT_EQ(outcomes[0].first, Outcome::committed);
  EXPECT_EQ(outcomes[1].first, Outcome::committed);
  EXPECT_EQ(outcomes[2].first, Outcome::refused);
  EXPECT_THROW(std::rethrow_exception(outcomes[2].second), ConstraintBroken);
  EXPECT_EQ(outcomes[3].first, Outcome::refused);
  EXPECT_EQ(outcomes[3].second, nullptr);
  EXPECT_EQ(outcomes[4].first, Outcome::committed);
  EXPECT_EQ(ids(), (Ids{1, 2, 3}));
}

TEST_F(Sqlite, a_full_disk_refuses_the_work_that_met_it_and_the_others_run_once_more) {
  leave_room_for(40);
  int runs = 0;
  const auto outcomes = in_one_batch({[&](Tx& tx) {
                                        ++runs;
                                        return adds(1)(tx);
                                      },
                                      adds(2, 1 << 20), adds(3)});
  EXPECT_EQ(outcomes[0].first, Outcome::committed);
  EXPECT_EQ(outcomes[1].first, Outcome::refused);
  EXPECT_THROW(std::rethrow_exception(outcomes[1].second), OutOfSpace);
  EXPECT_EQ(outcomes[2].first, Outcome::committed);
  EXPECT_EQ(runs, 2);
  EXPECT_EQ(ids(), (Ids{1, 3}));
}

TEST_F(Sqlite, a_disk_that_stays_full_is_told_to_everybody_and_writes_resume_when_there_is_room) {
  leave_room_for(8);
  const auto outcomes = in_one_batch({adds(1, 1 << 20), adds(2, 1 << 20), adds(3)});
  for (const auto& [outcome, failure] : outcomes) {
    EXPECT_EQ(outcome, Outcome::refused);
    EXPECT_THROW(std::rethrow_exception(failure), OutOfSpace);
  }
  EXPECT_EQ(ids(), Ids{});
  leave_room_for(10'000);
  EXPECT_EQ(database_->write_now(adds(4, 1 << 20)), Outcome::committed);
  EXPECT_EQ(ids(), Ids{4});
}

TEST_F(Sqlite, a_work_that_swallows_a_full_disk_is_refused_all_the_same) {
  leave_room_for(8);
  const auto outcomes = in_one_batch({[](Tx& tx) {
                                        EXPECT_THROW(tx.attempt([&] { return adds(1, 1 << 20)(tx); }), OutOfSpace);
                                        return true;
                                      },
                                      adds(2)});
  EXPECT_EQ(outcomes[0].first, Outcome::refused);
  EXPECT_EQ(outcomes[1].first, Outcome::committed);
  EXPECT_EQ(ids(), Ids{2});
}

TEST_F(Sqlite, a_work_that_takes_too_long_is_stopped) {
  Options options = tests::TestDatabase::quick_options();
  options.job_time_max = std::chrono::milliseconds(20);
  database_.reopen(options);
  EXPECT_THROW(database_->write_now([](Tx& tx) {
    tx.first(
        "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000000) SELECT count(*) FROM n",
        [](const Row&) { return true; });
    return true;
  }),
               Unavailable);
  EXPECT_EQ(database_->write_now(adds(1)), Outcome::committed);
}

TEST_F(Sqlite, too_many_waiting_writes_are_refused_at_once) {
  Options options = tests::TestDatabase::quick_options();
  options.queue_max = 2;
  database_.reopen(options);
  const auto outcomes = in_one_batch({adds(1), adds(2), adds(3)});
  EXPECT_EQ(outcomes[1].first, Outcome::committed);
  EXPECT_EQ(outcomes[2].first, Outcome::refused);
  EXPECT_THROW(std::rethrow_exception(outcomes[2].second), Unavailable);
}

TEST_F(Sqlite, strict_tables_refuse_a_text_in_a_number) {
  EXPECT_THROW(database_->write_now([](Tx& tx) {
    tx.run("INSERT INTO journal_head (county, chain, seq, hash) VALUES ($1, 0, 0, $2)", "abc", Bytes{});
    return true;
  }),
               Failure);
}

TEST_F(Sqlite, data_are_locked_against_a_second_process) {
  EXPECT_THROW(Database::open(database_.url(), tests::test_vault(), {}), CannotOpen);
  EXPECT_FALSE(DirectoryLock::try_take(database_.folder()).has_value());
  database_.close();
  EXPECT_TRUE(DirectoryLock::try_take(database_.folder()).has_value());
}

TEST_F(Sqlite, an_empty_place_says_so_and_stays_empty) {
  const std::string folder = database_.folder() + "/other";
  std::filesystem::create_directory(folder);
  try {
    Database::open("sqlite:" + folder + "/anxin.db", tests::test_vault(), {});
    FAIL() << "an empty place was opened";
  } catch (const CannotOpen& refused) {
    EXPECT_NE(std::string_view(refused.what()).find("there is no database"), std::string_view::npos) << refused.what();
  }
  EXPECT_FALSE(std::filesystem::exists(folder + "/anxin.db"));
}

}  // namespace
}  // namespace anxin::store
