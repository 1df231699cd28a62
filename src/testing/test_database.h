// A real database for each test: its own SQLite file in a memory file system, or its own PostgreSQL database, cloned
// from a migrated one. PostgreSQL runs when ANXIN_TEST_PG names a server (tools/with_postgres.sh sets it).
//
//   class NeedStore : public tests::OnBothDatabases {};
//   ON_BOTH_DATABASES(NeedStore);
//   TEST_P(NeedStore, finds_what_it_inserted) { database().write_now([&](Tx& tx) { … return true; }); … }
#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "store/database.h"

namespace anxin::tests {

// One key for all tests, made from a word.
const vault::Vault& test_vault();

// SQLite, and PostgreSQL when there is a server.
std::vector<store::Dialect> databases_here();
std::string name_of(const ::testing::TestParamInfo<store::Dialect>& dialect);

class TestDatabase {
 public:
  explicit TestDatabase(store::Dialect dialect, const store::Options& options = quick_options());
  ~TestDatabase();
  TestDatabase(const TestDatabase&) = delete;
  TestDatabase& operator=(const TestDatabase&) = delete;

  store::Database& operator*() { return *database_; }
  store::Database* operator->() { return database_.get(); }
  const std::string& url() const { return url_; }
  // A folder of its own, for keys, sockets and uploads of the test.
  const std::string& folder() const { return folder_; }

  void close() { database_.reset(); }
  void reopen(const store::Options& options = quick_options());

  // Without fsync, and with time enough for a build with sanitizers on a busy machine.
  static store::Options quick_options();

 private:
  std::string folder_;
  std::string url_;
  std::string postgresql_name_;
  std::unique_ptr<store::Database> database_;
};

// A place where no database is yet, for what makes one: a restore, a first migration.
class EmptyPlace {
 public:
  explicit EmptyPlace(store::Dialect dialect);
  ~EmptyPlace();
  EmptyPlace(const EmptyPlace&) = delete;
  EmptyPlace& operator=(const EmptyPlace&) = delete;
  const std::string& url() const { return url_; }

 private:
  std::string folder_;
  std::string postgresql_name_;
  std::string url_;
};

class OnBothDatabases : public ::testing::TestWithParam<store::Dialect> {
 protected:
  store::Database& database() { return *test_; }
  TestDatabase& test() { return test_; }

 private:
  TestDatabase test_{GetParam()};
};

}  // namespace anxin::tests

#define ON_BOTH_DATABASES(suite) \
  INSTANTIATE_TEST_SUITE_P(, suite, ::testing::ValuesIn(::anxin::tests::databases_here()), ::anxin::tests::name_of)
