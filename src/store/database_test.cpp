#include "store/database.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <future>
#include <thread>

#include "store/failure.h"
#include "testing/test_database.h"

namespace anxin::store {
namespace {

// Every test makes its own small table: the store's tests know no slice.
class Databases : public tests::OnBothDatabases {
 protected:
  Databases() {
    database().write_now([](Tx& tx) {
      tx.run(tx.dialect() == Dialect::sqlite
                 ? "CREATE TABLE thing (id INTEGER NOT NULL PRIMARY KEY, name TEXT, open INTEGER, octets BLOB, "
                   "size INTEGER CHECK (size > 0), up INTEGER REFERENCES thing (id)) STRICT"
                 : "CREATE TABLE thing (id BIGINT NOT NULL PRIMARY KEY, name TEXT, open BOOLEAN, octets BYTEA, "
                   "size INTEGER CHECK (size > 0), up BIGINT REFERENCES thing (id))");
      return true;
    });
  }

  static void add(Tx& tx, std::int64_t id) { tx.run("INSERT INTO thing (id, name) VALUES ($1, $2)", id, "x"); }

  std::vector<std::int64_t> ids() {
    return database().read([](Tx& tx) { return ids_in(tx); });
  }
  static std::vector<std::int64_t> ids_in(Tx& tx) {
    return tx.all("SELECT id FROM thing ORDER BY id", [](const Row& row) { return row.get<std::int64_t>(0); });
  }
};
ON_BOTH_DATABASES(Databases);

using Ids = std::vector<std::int64_t>;

TEST_P(Databases, give_back_every_type_as_it_went_in) {
  const std::string text("tab\t, quote ', \xE7\x8E\x8B, \xF0\xA0\xAE\xB7", 24);
  const Bytes octets{0, 1, 255, 39, 92};
  database().write_now([&](Tx& tx) {
    tx.run("INSERT INTO thing (id, name, open, octets, size) VALUES ($1, $2, $3, $4, $5)",
           std::int64_t{9007199254740993}, text, true, octets, 7);
    tx.run("INSERT INTO thing (id, name, octets) VALUES ($1, $2, $3)", NeedId(2), "", Bytes{});
    tx.run("INSERT INTO thing (id, name, open) VALUES ($1, $2, $3)", Instant(-3), *Day::of(2026, 11, 23), false);
    return true;
  });
  database().read([&](Tx& tx) {
    const bool seen = tx.first("SELECT id, name, open, octets, size FROM thing WHERE id > 10", [&](const Row& row) {
                          EXPECT_EQ(row.get<std::int64_t>(0), 9007199254740993);
                          EXPECT_EQ(row.get<std::string>(1), text);
                          EXPECT_TRUE(row.get<bool>(2));
                          EXPECT_EQ(row.get<Bytes>(3), octets);
                          EXPECT_EQ(row.get<int>(4), 7);
                          EXPECT_THROW(row.get<int>(0), Failure);
                          return true;
                        }).value_or(false);
    EXPECT_TRUE(seen);
    tx.first("SELECT id, name, open, octets, size FROM thing WHERE id = 2", [&](const Row& row) {
      EXPECT_EQ(row.get<NeedId>(0), NeedId(2));
      EXPECT_EQ(row.get<std::optional<std::string>>(1), "");
      EXPECT_EQ(row.get<std::optional<bool>>(2), std::nullopt);
      EXPECT_EQ(row.get<std::optional<Bytes>>(3), Bytes{});
      EXPECT_THROW(row.get<int>(4), Failure);
      EXPECT_THROW(row.get<std::string>(0), Failure);
      return true;
    });
    tx.first("SELECT id, name, open FROM thing WHERE id < 0", [&](const Row& row) {
      EXPECT_EQ(row.get<Instant>(0), Instant(-3));
      EXPECT_EQ(row.get<Day>(1), *Day::of(2026, 11, 23));
      EXPECT_FALSE(row.get<bool>(2));
      return true;
    });
  });
}

TEST_P(Databases, number_parameters_by_name_not_by_first_appearance) {
  database().write_now([&](Tx& tx) {
    tx.run("INSERT INTO thing (name, id) VALUES ($2, $1)", 5, "five");
    tx.run("INSERT INTO thing (name, id) VALUES ($2, $1) ON CONFLICT (id) DO UPDATE SET name = $2", 5, "cinq");
    return true;
  });
  EXPECT_EQ(database().read([](Tx& tx) {
    return tx.first(
        "SELECT name FROM thing WHERE id = $2 AND name <> $1", [](const Row& row) { return row.get<std::string>(0); },
        "six", 5);
  }),
            "cinq");
  EXPECT_THROW(database().read([](Tx& tx) {
    return tx.first(
        "SELECT id FROM thing WHERE id = $1", [](const Row&) { return 1; }, 1, 2);
  }),
               std::logic_error);
}

TEST_P(Databases, find_within_lists) {
  database().write_now([&](Tx& tx) {
    for (int id = 1; id <= 5; ++id) add(tx, id);
    tx.run("UPDATE thing SET name = $1 WHERE id = 3", R"(a"b\c,{d})");
    return true;
  });
  database().read([&](Tx& tx) {
    const auto read_id = [](const Row& row) { return row.get<std::int64_t>(0); };
    EXPECT_EQ(tx.all("SELECT id FROM thing WHERE id @in($1) ORDER BY id", read_id, Ids{2, 4, 99}), (Ids{2, 4}));
    EXPECT_EQ(tx.all("SELECT id FROM thing WHERE id @in($1)", read_id, Ids{}), Ids{});
    EXPECT_EQ(
        tx.all("SELECT id FROM thing WHERE name @in($1)", read_id, std::vector<std::string>{"NULL", R"(a"b\c,{d})"}),
        Ids{3});
  });
}

TEST_P(Databases, commit_on_yes_and_roll_back_on_no_and_on_a_throw) {
  EXPECT_EQ(database().write_now([](Tx& tx) {
    add(tx, 1);
    return true;
  }),
            Outcome::committed);
  EXPECT_EQ(database().write_now([](Tx& tx) {
    add(tx, 2);
    return false;
  }),
            Outcome::refused);
  EXPECT_THROW(database().write_now([](Tx& tx) -> bool {
    add(tx, 3);
    throw std::runtime_error("no");
  }),
               std::runtime_error);
  EXPECT_EQ(ids(), Ids{1});
}

TEST_P(Databases, say_which_kind_of_constraint_is_broken) {
  using Kind = ConstraintBroken::Kind;
  database().write_now([](Tx& tx) {
    add(tx, 1);
    return true;
  });
  const auto broken_by = [&](const std::string& sql) -> std::optional<Kind> {
    try {
      database().write_now([&](Tx& tx) {
        tx.run(sql);
        return true;
      });
    } catch (const ConstraintBroken& broken) {
      return broken.kind();
    }
    return std::nullopt;
  };
  EXPECT_EQ(broken_by("INSERT INTO thing (id) VALUES (1)"), Kind::unique);
  EXPECT_EQ(broken_by("INSERT INTO thing (id, up) VALUES (2, 77)"), Kind::foreign);
  EXPECT_EQ(broken_by("INSERT INTO thing (id, size) VALUES (2, 0)"), Kind::check);
  EXPECT_EQ(broken_by("INSERT INTO journal_head (county, chain, seq, hash) VALUES (1, 1, 1, NULL)"), Kind::check);
  EXPECT_EQ(ids(), Ids{1});
}

TEST_P(Databases, run_nothing_more_after_a_failed_statement_and_do_not_commit) {
  database().write_now([](Tx& tx) {
    add(tx, 1);
    return true;
  });
  EXPECT_THROW(database().write_now([](Tx& tx) {
    add(tx, 2);
    EXPECT_THROW(add(tx, 1), ConstraintBroken);
    EXPECT_THROW(add(tx, 3), std::logic_error);
    return true;
  }),
               std::logic_error);
  EXPECT_EQ(ids(), Ids{1});
}

TEST_P(Databases, survive_a_failure_inside_an_attempt) {
  const Outcome outcome = database().write_now([](Tx& tx) {
    add(tx, 1);
    EXPECT_THROW(tx.attempt([&] {
      add(tx, 2);
      add(tx, 1);
      return true;
    }),
                 ConstraintBroken);
    EXPECT_FALSE(tx.attempt([&] {
      add(tx, 3);
      return false;
    }));
    EXPECT_TRUE(tx.attempt([&] {
      add(tx, 4);
      EXPECT_FALSE(tx.attempt([&] {
        add(tx, 5);
        return false;
      }));
      return tx.attempt([&] {
        add(tx, 6);
        return true;
      });
    }));
    return true;
  });
  EXPECT_EQ(outcome, Outcome::committed);
  EXPECT_EQ(ids(), (Ids{1, 4, 6}));
}

TEST_P(Databases, read_one_state_and_change_nothing) {
  database().read([&](Tx& tx) {
    EXPECT_EQ(ids_in(tx), Ids{});
    std::thread([&] {
      database().write_now([](Tx& inner) {
        add(inner, 1);
        return true;
      });
    }).join();
    EXPECT_EQ(ids_in(tx), Ids{});
  });
  EXPECT_EQ(ids(), Ids{1});
  EXPECT_THROW(database().read([](Tx& tx) { add(tx, 2); }), Failure);
  EXPECT_EQ(ids(), Ids{1});
}

TEST_P(Databases, let_a_reading_ask_while_another_question_is_answered) {
  database().write_now([](Tx& tx) {
    for (int id = 1; id <= 3; ++id) add(tx, id);
    return true;
  });
  const auto sums = database().read([](Tx& tx) {
    return tx.all("SELECT id FROM thing ORDER BY id", [&](const Row& row) {
      return row.get<std::int64_t>(0) + static_cast<std::int64_t>(ids_in(tx).size());
    });
  });
  EXPECT_EQ(sums, (Ids{4, 5, 6}));
}

TEST_P(Databases, run_a_write_to_its_end_even_when_one_row_of_its_answer_is_wanted) {
  database().write_now([](Tx& tx) {
    for (int id = 1; id <= 3; ++id) add(tx, id);
    return true;
  });
  database().write_now([](Tx& tx) {
    EXPECT_TRUE(tx.first("UPDATE thing SET name = 'y' RETURNING id", [](const Row& row) {
                    return row.get<std::int64_t>(0);
                  }).has_value());
    EXPECT_EQ(tx.run("UPDATE thing SET name = 'z' WHERE name = 'y'"), 3);
    EXPECT_EQ(tx.run("DELETE FROM thing WHERE id = 77"), 0);
    return true;
  });
}

TEST_P(Databases, refuse_a_transaction_inside_another) {
  database().read([&](Tx&) {
    EXPECT_THROW(database().read([](Tx&) {}), std::logic_error);
    EXPECT_THROW(database().write_now([](Tx&) { return true; }), std::logic_error);
  });
  database().write_now([&](Tx&) {
    EXPECT_THROW(database().read([](Tx&) {}), std::logic_error);
    EXPECT_THROW(database().write_now([](Tx&) { return true; }), std::logic_error);
    return true;
  });
}

TEST_P(Databases, answer_every_one_of_many_writers_and_keep_each_write_once) {
  constexpr int writers = 8;
  constexpr int each = 50;
  std::atomic<int> committed = 0;
  std::atomic<int> refused = 0;
  std::vector<std::thread> threads;
  for (int writer = 0; writer < writers; ++writer) {
    threads.emplace_back([&, writer] {
      std::vector<std::promise<Outcome>> answers(each);
      for (int number = 0; number < each; ++number) {
        std::promise<Outcome>& promise = answers[static_cast<std::size_t>(number)];
        database().write(
            [=](Tx& tx) {
              add(tx, writer * each + number);
              return number % 5 != 0;
            },
            [&](Outcome outcome, const std::exception_ptr&) { promise.set_value(outcome); });
      }
      for (auto& answer : answers) ++(answer.get_future().get() == Outcome::committed ? committed : refused);
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(committed, writers * each * 4 / 5);
  EXPECT_EQ(refused, writers * each / 5);
  EXPECT_EQ(static_cast<int>(ids().size()), committed.load());
}

TEST_P(Databases, finish_the_queue_before_they_close) {
  std::atomic<int> answered = 0;
  for (int id = 1; id <= 20; ++id) {
    database().write(
        [=](Tx& tx) {
          add(tx, id);
          return true;
        },
        [&](Outcome outcome, const std::exception_ptr&) { answered += outcome == Outcome::committed; });
  }
  test().reopen();
  EXPECT_EQ(answered, 20);
  EXPECT_EQ(ids().size(), 20U);
}

TEST_P(Databases, never_make_an_id_twice_even_when_the_clock_goes_back) {
  const Instant now(1'795'000'000'000'000);
  std::int64_t last = 0;
  for (int run = 0; run < 3; ++run) {
    {
      IdSource ids = database().make_ids();
      EXPECT_EQ(database().write_now([&](Tx& tx) {
        const auto id = ids.next<NeedId>(now.plus_seconds(-run * 3600));
        EXPECT_GT(id.number(), last);
        last = id.number();
        tx.run("INSERT INTO thing (id) VALUES ($1)", id);
        return true;
      }),
                Outcome::committed);
    }
    test().reopen();
  }
}

TEST_P(Databases, keep_the_mark_of_ids_though_the_work_that_moved_it_is_refused) {
  const Instant now(1'795'000'000'000'000);
  {
    IdSource ids = database().make_ids();
    database().write_now([&](Tx&) {
      ids.next<NeedId>(now);
      return false;
    });
    database().write_now([&](Tx& tx) {
      tx.run("INSERT INTO thing (id) VALUES ($1)", ids.next<NeedId>(now));
      return true;
    });
  }
  test().reopen();
  IdSource again = database().make_ids();
  EXPECT_GT(again.next<NeedId>(Instant(0)).number(), ids().back());
}

TEST_P(Databases, refuse_another_master_key) {
  test().close();
  EXPECT_THROW(Database::open(test().url(), vault::Vault::for_tests("another"), {}), CannotOpen);
  test().reopen();
}

class Schemas : public tests::OnBothDatabases {
 protected:
  // What is said when the database is opened after somebody did this to it.
  std::string refusal_after(const std::string& sql) {
    database().write_now([&](Tx& tx) { return tx.run(sql) > 0; });
    try {
      test().reopen();
    } catch (const CannotOpen& refused) {
      return refused.what();
    }
    return "opened";
  }
};
ON_BOTH_DATABASES(Schemas);

TEST_P(Schemas, that_are_newer_are_refused) {
  EXPECT_THAT(refusal_after("INSERT INTO schema_migration (number, name, hash, applied) "
                            "SELECT 9999, 'future', hash, 0 FROM schema_migration WHERE number = 1"),
              testing::HasSubstr("9999 (future), which this program does not know"));
}

TEST_P(Schemas, that_had_another_past_are_refused) {
  EXPECT_THAT(
      refusal_after("UPDATE schema_migration SET hash = (SELECT fingerprint FROM vault_check) WHERE number = 1"),
      testing::HasSubstr("0001 (store) was applied with another text"));
}

TEST_P(Schemas, that_are_older_are_refused_until_they_are_brought_up_to_date) {
  EXPECT_THAT(refusal_after("DELETE FROM schema_migration WHERE number = 1"),
              testing::HasSubstr("1 migrations are missing, the first is 0001 (store)"));
}

TEST_P(Schemas, are_made_in_an_empty_place_once) {
  const tests::EmptyPlace place(GetParam());
  EXPECT_THROW(Database::open(place.url(), tests::test_vault()), CannotOpen);
  Options options = tests::TestDatabase::quick_options();
  options.schema = Options::Schema::bring_up_to_date;
  options.opened = Instant(77);
  for (int time = 0; time < 2; ++time) {
    const auto database = Database::open(place.url(), tests::test_vault(), options);
    EXPECT_EQ(database->read([](Tx& tx) {
      return tx.first("SELECT applied FROM schema_migration WHERE number = 1",
                      [](const Row& row) { return row.get<Instant>(0); });
    }),
              Instant(77));
    options.opened = Instant(78);
  }
  EXPECT_NO_THROW(Database::open(place.url(), tests::test_vault()));
}

TEST(DatabaseUrl, is_refused_when_no_driver_knows_it) {
  EXPECT_THROW(Database::open("mysql://x", tests::test_vault(), {}), CannotOpen);
  EXPECT_THROW(Database::open("sqlite:/nowhere/at/all.db", tests::test_vault(), {}), CannotOpen);
}

}  // namespace
}  // namespace anxin::store
