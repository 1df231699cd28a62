#include "store/journal.h"

#include <gtest/gtest.h>

#include <array>

#include "store/call.h"
#include "store/failure.h"
#include "store/idempotency.h"
#include "testing/test_database.h"
#include "vault/digest.h"
#include "vault/system_random.h"

namespace anxin::store {
namespace {

constexpr CountyId county(3);
constexpr AreaId community(12);
const Instant now(1'795'000'000'000'000);

class Journals : public tests::OnBothDatabases {
 protected:
  template <class Act>
  void call(Act&& act) {
    ASSERT_EQ(database().write_now([&](Tx& tx) {
      Call opened{.tx = tx, .caller = {}, .now = now, .ids = ids_, .random = random_};
      opened.caller.account = AccountId(7);
      opened.caller.device = "web";
      act(opened);
      return true;
    }),
              Outcome::committed);
  }

  static JournalEntry entry(std::string action) {
    return {.action = std::move(action),
            .county = county,
            .chain = community,
            .object = "need",
            .object_id = 40,
            .facts = R"({"urgency":"soon"})",
            .role = "social_worker"};
  }

  std::optional<std::int64_t> broken() {
    return database().read([](Tx& tx) { return first_broken_line(tx, county, community); });
  }

  // Does something to the tables behind the journal's back.
  void tamper(const std::string& sql) {
    database().write_now([&](Tx& tx) { return tx.run(sql) > 0; });
  }

 private:
  IdSource ids_ = database().make_ids();
  Random random_ = vault::system_random();
};
ON_BOTH_DATABASES(Journals);

TEST_P(Journals, count_without_gaps_per_chain_and_read_back) {
  call([](Call& opened) {
    EXPECT_EQ(append(opened, entry("need.registered")), 1);
    EXPECT_EQ(append(opened, entry("need.triaged")), 2);
    EXPECT_EQ(append(opened, {.action = "grant.given"}), 1);
  });
  database().read([](Tx& tx) {
    const auto all = lines(tx, {county, community}, {}, 0, 10);
    ASSERT_EQ(all.size(), 2U);
    EXPECT_EQ(all[1].action, "need.triaged");
    EXPECT_EQ(all[1].account, AccountId(7));
    EXPECT_EQ(all[1].device, "web");
    EXPECT_EQ(all[1].at, now);
    EXPECT_EQ(all[1].facts, R"({"urgency":"soon"})");
    EXPECT_EQ(lines(tx, {county, community}, {}, 1, 10).size(), 1U);
    EXPECT_EQ(lines(tx, {county, community}, {"need", 41}, 0, 10).size(), 0U);
    EXPECT_EQ(latest_lines(tx, {county, community}, {"need", 0}, 2, 10).size(), 1U);
    EXPECT_EQ(story_of(tx, county, {"need", 40}, 10).size(), 2U);
    EXPECT_EQ(heads(tx).size(), 2U);
  });
  EXPECT_EQ(broken(), std::nullopt);
}

TEST_P(Journals, take_no_number_for_what_was_rolled_back) {
  database().write_now([&](Tx& tx) {
    IdSource ids(0, 0, [](std::int64_t wanted) { return wanted; });
    Random random = vault::system_random();
    Call opened{.tx = tx, .caller = {}, .now = now, .ids = ids, .random = random};
    append(opened, entry("need.registered"));
    return false;
  });
  call([](Call& opened) { EXPECT_EQ(append(opened, entry("need.registered")), 1); });
}

TEST_P(Journals, show_the_place_of_every_tampering) {
  constexpr std::array tamperings{
      std::pair{"UPDATE journal SET facts = '{}' WHERE seq = 3", 3},
      std::pair{"UPDATE journal SET at = at + 1 WHERE seq = 5", 5},
      std::pair{"DELETE FROM journal WHERE seq = 2", 2},
      std::pair{"DELETE FROM journal WHERE seq = 6", 6},
      std::pair{"UPDATE journal SET seq = 9 - seq WHERE seq IN (4, 5)", 4},
      std::pair{"UPDATE journal SET detail_digest = hash WHERE seq = 1", 1},
      std::pair{"DELETE FROM journal_head", 7},
      std::pair{"DELETE FROM journal_detail WHERE seq = 6", 6},
      std::pair{"UPDATE journal_detail SET sealed = (SELECT hash FROM journal WHERE seq = 1)", 6},
  };
  call([](Call& opened) {
    for (int line = 1; line <= 5; ++line) append(opened, entry("need.noted"));
    JournalEntry last = entry("need.corrected");
    last.detail = JournalDetail{opened.tx.new_key(county, 40), PrivateText("before and after")};
    append(opened, last);
  });
  ASSERT_EQ(broken(), std::nullopt);
  for (const auto& [sql, place] : tamperings) {
    std::optional<std::int64_t> found;
    database().write_now([&, statement = sql](Tx& tx) {
      // A swap has to pass through a free number: the key is checked row by row.
      if (std::string_view(statement).find("9 - seq") != std::string_view::npos) {
        tx.run("UPDATE journal SET seq = seq + 100 WHERE seq IN (4, 5)");
        tx.run("UPDATE journal SET seq = 109 - seq WHERE seq > 100");
      } else {
        EXPECT_GT(tx.run(statement), 0) << statement;
      }
      found = first_broken_line(tx, county, community);
      return false;
    });
    EXPECT_EQ(found, place) << sql;
  }
  EXPECT_EQ(broken(), std::nullopt);
}

TEST_P(Journals, seal_details_and_stay_whole_when_the_key_is_gone) {
  Bytes wrapped;
  call([&](Call& opened) {
    JournalEntry one = entry("person.renamed");
    SubjectKey key = opened.tx.new_key(county, 8);
    wrapped = key.wrapped();
    one.detail = JournalDetail{key, PrivateText("Li Min -> Li Ming")};
    append(opened, one);
    append(opened, entry("need.triaged"));
  });
  database().read([&](Tx& tx) {
    const auto all = lines(tx, {county, community}, {}, 0, 10);
    const SubjectKey key = tx.open_key(county, 8, wrapped);
    EXPECT_EQ(detail(tx, all[0], key).value().reveal(), "Li Min -> Li Ming");
    EXPECT_EQ(detail(tx, all[1], key), std::nullopt);
    EXPECT_THROW(detail(tx, all[0], tx.new_key(county, 8)), vault::Damaged);
    const auto sealed =
        tx.first("SELECT sealed FROM journal_detail", [](const Row& row) { return row.get<Bytes>(0); }).value();
    EXPECT_EQ(std::string(sealed.begin(), sealed.end()).find("Li Min"), std::string::npos);
  });
  EXPECT_EQ(broken(), std::nullopt);
}

TEST_P(Journals, write_notes_after_a_refusal) {
  std::vector<JournalEntry> notes;
  database().write_now([&](Tx& tx) {
    IdSource ids(0, 0, [](std::int64_t wanted) { return wanted; });
    Random random = vault::system_random();
    Call opened{.tx = tx, .caller = {}, .now = now, .ids = ids, .random = random};
    opened.note({.action = "session.refused"});
    notes = opened.notes;
    return false;
  });
  call([&](Call& opened) { write_notes(opened, notes); });
  EXPECT_EQ(database().read([](Tx& tx) { return lines(tx, {}, {}, 0, 10).size(); }), 1U);
}

class Idempotency : public Journals {
 protected:
  static RequestKey key() {
    return {.county = county, .actor = "7", .key = "0192-aa", .request_hash = vault::sha256("POST /needs {}")};
  }
};
ON_BOTH_DATABASES(Idempotency);

TEST_P(Idempotency, gives_the_same_answer_again) {
  call([](Call& opened) {
    EXPECT_FALSE(claim(opened.tx, key(), now).value().has_value());
    keep(opened.tx, key(), {201, R"({"name":"Li Min"})"});
  });
  call([](Call& opened) {
    const auto kept = claim(opened.tx, key(), now).value();
    ASSERT_TRUE(kept.has_value());
    EXPECT_EQ(kept->status, 201);
    EXPECT_EQ(kept->body, R"({"name":"Li Min"})");
  });
}

TEST_P(Idempotency, knows_another_request_and_another_actor) {
  call([](Call& opened) {
    ASSERT_TRUE(claim(opened.tx, key(), now).ok());
    keep(opened.tx, key(), {204, ""});
  });
  call([](Call& opened) {
    RequestKey other = key();
    other.request_hash = vault::sha256("POST /needs {1}");
    EXPECT_EQ(claim(opened.tx, other, now).error().key, "idempotency.other_request");
    other.actor = "8";
    EXPECT_FALSE(claim(opened.tx, other, now).value().has_value());
  });
}

TEST_P(Idempotency, leaves_no_claim_when_the_write_is_refused) {
  database().write_now([](Tx& tx) {
    EXPECT_TRUE(claim(tx, key(), now).ok());
    return false;
  });
  call([](Call& opened) { EXPECT_FALSE(claim(opened.tx, key(), now).value().has_value()); });
}

TEST_P(Idempotency, forgets_after_thirty_days) {
  call([](Call& opened) {
    ASSERT_TRUE(claim(opened.tx, key(), now).ok());
    keep(opened.tx, key(), {204, ""});
    EXPECT_EQ(forget_old_answers(opened.tx, now.plus_seconds(29 * 86400), 10), 0);
    EXPECT_EQ(forget_old_answers(opened.tx, now.plus_seconds(31 * 86400), 10), 1);
  });
}

class Words : public tests::OnBothDatabases {};
ON_BOTH_DATABASES(Words);

TEST_P(Words, are_found_newest_first_and_forgotten) {
  database().write_now([](Tx& tx) {
    // What a migration's `-- words: thing_words` makes.
    if (tx.dialect() == Dialect::sqlite) {
      tx.run(
          "CREATE VIRTUAL TABLE thing_words USING fts5(words, content='', detail=none, columnsize=0, "
          "tokenize='ascii')");
    } else {
      tx.run(
          "CREATE TABLE thing_words (county BIGINT NOT NULL, id BIGINT NOT NULL, words INTEGER[] NOT NULL, "
          "PRIMARY KEY (county, id))");
    }
    return true;
  });
  constexpr std::string_view index = "thing_words";
  constexpr std::int64_t newest = std::int64_t{1} << 53;
  database().write_now([&](Tx& tx) {
    tx.index_words(index, county, 10, {1, 2, 3, 1'048'575});
    tx.index_words(index, county, 11, {2, 3, 3});
    tx.index_words(index, county, 12, {1, 3});
    return true;
  });
  using Ids = std::vector<std::int64_t>;
  const auto found = [&](const std::vector<std::int32_t>& tokens, std::int64_t before, std::int64_t limit) {
    return database().read([&](Tx& tx) { return tx.search_words(index, county, tokens, before, limit); });
  };
  EXPECT_EQ(found({3}, newest, 10), (Ids{12, 11, 10}));
  EXPECT_EQ(found({3}, 12, 1), (Ids{11}));
  EXPECT_EQ(found({3, 1, 2}, newest, 10), (Ids{10}));
  EXPECT_EQ(found({1'048'575}, newest, 10), (Ids{10}));
  EXPECT_EQ(found({4}, newest, 10), Ids{});
  EXPECT_EQ(found({}, newest, 10), Ids{});
  database().write_now([&](Tx& tx) {
    tx.forget_words(index, county, 10, {1, 2, 3, 1'048'575});
    tx.index_words(index, county, 10, {4});
    return true;
  });
  EXPECT_EQ(found({1}, newest, 10), (Ids{12}));
  EXPECT_EQ(found({4}, newest, 10), (Ids{10}));
  EXPECT_THROW(database().read([&](Tx& tx) { return tx.search_words("a; DROP", county, {1}, 9, 9); }),
               std::logic_error);
}

}  // namespace
}  // namespace anxin::store
