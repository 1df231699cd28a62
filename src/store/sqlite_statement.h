// A prepared statement of SQLite, and one run of it. For the SQLite driver only.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "store/row.h"
#include "store/value.h"

struct sqlite3;
struct sqlite3_stmt;

namespace anxin::store {

// Throws what an SQLite result code means: ConstraintBroken, OutOfSpace, Unavailable or Failure.
[[noreturn]] void throw_sqlite(sqlite3* database, int code, std::string_view doing);

class SqliteStatement {
 public:
  SqliteStatement(sqlite3* database, std::string_view sql);  // in our words

  bool busy() const { return busy_; }

 private:
  friend class SqliteRun;
  struct Finalise {
    void operator()(sqlite3_stmt* statement) const;
  };

  sqlite3* database_;
  std::unique_ptr<sqlite3_stmt, Finalise> statement_;
  // For SQLite's i-th parameter the index of our value: it numbers $2 before $1 when $2 comes first in the text.
  std::vector<std::size_t> order_;
  std::size_t wanted_ = 0;
  bool reads_only_;
  bool busy_ = false;
};

// Binds, steps, and resets at its end, whatever happens between.
class SqliteRun {
 public:
  SqliteRun(SqliteStatement& statement, std::span<const Value> values);
  ~SqliteRun();
  SqliteRun(const SqliteRun&) = delete;
  SqliteRun& operator=(const SqliteRun&) = delete;

  bool next();  // false: no more rows
  bool reads_only() const { return statement_.reads_only_; }
  sqlite3_stmt* row() const { return statement_.statement_.get(); }

 private:
  void bind(int place, const Value& value);

  SqliteStatement& statement_;
  std::vector<std::string> lists_;  // JSON texts of @in lists, alive while it runs
};

// The row that a run stands on.
class SqliteRow final : public Row {
 public:
  explicit SqliteRow(sqlite3_stmt* statement) : statement_(statement) {}
  bool is_null(int column) const override;

 protected:
  std::int64_t integer(int column) const override;
  std::string_view text(int column) const override;
  std::span<const std::uint8_t> bytes(int column) const override;

 private:
  void expect(int column, int type, const char* name) const;

  sqlite3_stmt* statement_;
};

}  // namespace anxin::store
