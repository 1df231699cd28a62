#include "store/backup.h"

#include <gtest/gtest.h>
#include <cstdlib>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <thread>

#include "store/call.h"
#include "store/database.h"
#include "store/sealed_columns.h"
#include "testing/test_database.h"
#include "vault/system_random.h"

namespace anxin::store {
namespace {

namespace fs = std::filesystem;

const Instant now(1'795'000'000'000'000);
constexpr CountyId county(3);

class Backups : public tests::OnBothDatabases {
 protected:
  void journal(int lines) {
    for (int line = 0; line < lines; ++line) {
      database().write_now([&](Tx& tx) {
        Call call{.tx = tx, .caller = {}, .now = now, .ids = ids_, .random = random_};
        append(call, {.action = "need.noted", .county = county, .chain = AreaId(line % 3)});
        return true;
      });
    }
  }

  std::string backup() { return test().folder() + "/backup"; }

  void damage(const std::string& path, std::uintmax_t at) {
    std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
    file.seekg(static_cast<std::streamoff>(at));
    const int octet = file.get();
    file.seekp(static_cast<std::streamoff>(at));
    file.put(static_cast<char>(octet ^ 4));
  }

 private:
  IdSource ids_ = database().make_ids();
  Random random_ = vault::system_random();
};
ON_BOTH_DATABASES(Backups);

TEST_P(Backups, are_taken_under_load_and_restored_elsewhere_to_the_state_of_their_mark) {
  journal(30);
  std::atomic<bool> enough = false;
  std::thread writer([&] {
    while (!enough) journal(1);
  });
  const Manifest taken = back_up(test().url(), tests::test_vault(), backup(), now);
  enough = true;
  writer.join();
  EXPECT_EQ(taken.chains, 3);
  EXPECT_EQ(check_backup(backup(), tests::test_vault()).mark, taken.mark);
  tests::EmptyPlace elsewhere(GetParam());
  EXPECT_EQ(restore(backup(), tests::test_vault(), elsewhere.url()).mark, taken.mark);
  const Findings findings = verify(elsewhere.url(), tests::test_vault());
  EXPECT_EQ(findings.problems, std::vector<std::string>{});
  EXPECT_EQ(findings.chains, 3);
  EXPECT_GE(findings.lines, 30);
  EXPECT_EQ(verify(test().url(), tests::test_vault()).problems, std::vector<std::string>{});
  const auto again = Database::open(elsewhere.url(), tests::test_vault());
  EXPECT_EQ(again->read([](Tx& tx) { return heads(tx).size(); }), 3U);
}

TEST_P(Backups, are_refused_when_one_octet_was_changed) {
  journal(3);
  back_up(test().url(), tests::test_vault(), backup(), now);
  const std::string sealed = backup() + "/database.sealed";
  const std::string manifest = backup() + "/manifest";
  for (const std::string& path : {sealed, manifest}) {
    const std::uintmax_t size = fs::file_size(path);
    for (const std::uintmax_t at : {std::uintmax_t{0}, size / 3, size / 2, size - 1}) {
      damage(path, at);
      EXPECT_THROW(check_backup(backup(), tests::test_vault()), BadBackup) << path << " at " << at;
      tests::EmptyPlace elsewhere(GetParam());
      EXPECT_THROW(restore(backup(), tests::test_vault(), elsewhere.url()), BadBackup);
      damage(path, at);
    }
  }
  EXPECT_NO_THROW(check_backup(backup(), tests::test_vault()));
  EXPECT_THROW(check_backup(backup(), vault::Vault::for_tests("another")), BadBackup);
  EXPECT_THROW(check_backup(test().folder() + "/nowhere", tests::test_vault()), BadBackup);
}

TEST_P(Backups, are_not_restored_over_data_nor_written_over_a_backup) {
  journal(1);
  back_up(test().url(), tests::test_vault(), backup(), now);
  EXPECT_THROW(back_up(test().url(), tests::test_vault(), backup(), now), CannotOpen);
  test().close();
  EXPECT_THROW(restore(backup(), tests::test_vault(), test().url()), CannotOpen);
  test().reopen();
}

TEST_P(Backups, leave_nothing_behind_when_they_fail) {
  const std::string url = GetParam() == Dialect::sqlite ? "sqlite:/nowhere/anxin.db" : "postgresql:///x?host=/nowhere";
  EXPECT_THROW(back_up(url, tests::test_vault(), backup(), now), Failure);
  EXPECT_FALSE(fs::exists(backup()));
}

TEST_P(Backups, are_verified_by_place_when_a_chain_is_broken) {
  journal(9);
  database().write_now([](Tx& tx) {
    tx.run("UPDATE journal SET facts = 'x' WHERE chain = 1 AND seq = 2");
    tx.run("DELETE FROM journal_head WHERE chain = 2");
    return true;
  });
  const Findings findings = verify(test().url(), tests::test_vault());
  ASSERT_EQ(findings.problems.size(), 2U);
  EXPECT_NE(findings.problems[0].find("area 1 is broken at line 2"), std::string::npos) << findings.problems[0];
  EXPECT_NE(findings.problems[1].find("area 2 is broken at line 4"), std::string::npos) << findings.problems[1];
}

// One octet of one sealed value, in the middle of a file that is whole otherwise.
TEST_P(Backups, are_verified_by_opening_every_sealed_value) {
  const auto put = [&](std::int64_t id) {
    database().write_now([&](Tx& tx) {
      const SubjectKey key = tx.new_key(CountyId(0), id);
      tx.run(R"sql(
        INSERT INTO account (id, state, must_change_password, created, sealed_key, name, login)
        VALUES ($1, 'active', $2, 0, $3, $4, $5))sql",
             id, false, key.wrapped(), key.seal("account.name", PrivateText("吴样婆")),
             key.seal("account.login", PrivateText("wu")));
      return true;
    });
  };
  put(11);
  put(12);
  const Findings whole = verify(test().url(), tests::test_vault());
  EXPECT_EQ(whole.problems, std::vector<std::string>{});
  EXPECT_EQ(whole.values, 4);
  database().write_now([&](Tx& tx) {
    auto name = tx.first("SELECT name FROM account WHERE id = 12", [](const Row& row) { return row.get<Bytes>(0); });
    name->back() ^= 4;
    tx.run("UPDATE account SET name = $1 WHERE id = 12", *name);
    return true;
  });
  const Findings damaged = verify(test().url(), tests::test_vault());
  EXPECT_EQ(damaged.problems, std::vector<std::string>{"account 12 (county 0): name does not open"});
  database().write_now([&](Tx& tx) {
    tx.run("UPDATE account SET sealed_key = $1 WHERE id = 12", Bytes{});
    return true;
  });
  EXPECT_EQ(verify(test().url(), tests::test_vault()).problems, std::vector<std::string>{}) << "erased, not damaged";
}

// What is not declared would never be opened: every column of octets is a key, a hash or a declared sealed value.
TEST(SealedColumns, name_every_column_that_holds_a_sealed_value) {
  const std::set<std::string> others{"journal.detail_digest",   "journal.hash",       "journal_head.hash",
                                     "journal_detail.sealed",   "idempotency.answer", "idempotency.request_hash",
                                     "vault_check.fingerprint", "vault_check.sealed"};
  std::set<std::string> declared = others;
  for (const SealedColumns& sealed : sealed_columns(embedded_migrations())) {
    for (const std::string& column : sealed.columns) declared.insert(sealed.table + "." + column);
  }
  std::size_t found = 0;
  for (const Migration& migration : embedded_migrations()) {
    std::istringstream lines{std::string(migration.sql)};
    std::string table;
    for (std::string line; std::getline(lines, line);) {
      std::istringstream words(line);
      std::string first;
      std::string second;
      words >> first >> second;
      if (first == "CREATE" && second == "TABLE") words >> table;
      if (!second.starts_with("bytes_t") || first.ends_with("_hash") || first == "sealed_key") continue;
      EXPECT_TRUE(declared.contains(table + "." + first)) << table << "." << first;
      ++found;
    }
  }
  EXPECT_GT(found, 30U);
}

}  // namespace
}  // namespace anxin::store
