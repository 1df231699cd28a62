// A connection to an SQLite file: either the one that writes and checkpoints, or one of those that only read.
// SQLite 3.40.1 may lose commits when two connections commit and checkpoint at the same time (reliability.md, section
// 0, point 4), so everything here keeps to one writer.
#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>

#include "store/connection.h"
#include "store/database.h"
#include "store/sql_text.h"
#include "store/sqlite_statement.h"

namespace anxin::store {

class SqliteConnection final : public Connection {
 public:
  static std::unique_ptr<SqliteConnection> writer(const std::string& path, Options::Durability durability);
  static std::unique_ptr<SqliteConnection> reader(const std::string& path);
  // Never commits nor checkpoints: for VACUUM INTO and integrity checks beside a running server.
  static std::unique_ptr<SqliteConnection> keeper(const std::string& path);
  ~SqliteConnection() override;

  Dialect dialect() const override { return Dialect::sqlite; }
  std::int64_t run(std::string_view sql, std::span<const Value> values) override;
  void query(std::string_view sql, std::span<const Value> values, RowVisitor visit) override;

  bool in_transaction() const;
  // Moves the write-ahead log into the file when it has grown to 16 MB. Throws Failure when the disk fails.
  void checkpoint_when_due();
  // From now until the next call, a statement stops with Unavailable once this thread has worked so long.
  void limit_time(std::optional<std::chrono::nanoseconds> limit);

 private:
  struct Close {
    void operator()(sqlite3* database) const;
  };

  SqliteConnection(const std::string& path, int flags);
  // Calls `use(SqliteStatement&)` with a prepared statement that nobody else is running.
  template <class Use>
  void with_statement(std::string_view sql, Use&& use);
  void execute(const char* sql);
  static int is_late(void* self);
  static int logged(void* self, sqlite3* database, const char* name, int pages);

  std::unique_ptr<sqlite3, Close> database_;
  std::unordered_map<std::string, SqliteStatement, TextHash, std::equal_to<>> statements_;
  std::optional<std::chrono::nanoseconds> late_at_;
  int log_pages_ = 0;
};

}  // namespace anxin::store
