#include "store/sqlite_connection.h"

#include <sqlite3.h>

#include <ctime>

#include "store/failure.h"

namespace anxin::store {
namespace {

constexpr std::size_t statements_max = 500;
constexpr int checkpoint_pages = 4000;  // of 4 KiB
constexpr int operations_between_looks = 20'000;
constexpr int busy_milliseconds = 5000;  // against a backup's or an operator's own connection

std::chrono::nanoseconds thread_cpu_time() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return std::chrono::seconds(now.tv_sec) + std::chrono::nanoseconds(now.tv_nsec);
}

}  // namespace

void SqliteConnection::Close::operator()(sqlite3* database) const { sqlite3_close(database); }

SqliteConnection::SqliteConnection(const std::string& path, int flags) {
  sqlite3* database = nullptr;
  const int code =
      sqlite3_open_v2(path.c_str(), &database, flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nullptr);
  database_.reset(database);
  if (code != SQLITE_OK) throw CannotOpen(path + ": " + sqlite3_errmsg(database));
  sqlite3_busy_timeout(database, busy_milliseconds);
  sqlite3_db_config(database, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  execute("PRAGMA trusted_schema = OFF");
  execute("PRAGMA cell_size_check = ON");
  execute("PRAGMA wal_autocheckpoint = 0");  // the writer does it itself, after it has answered
}

SqliteConnection::~SqliteConnection() = default;

std::unique_ptr<SqliteConnection> SqliteConnection::writer(const std::string& path, Options::Durability durability) {
  std::unique_ptr<SqliteConnection> writer(new SqliteConnection(path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE));
  writer->execute("PRAGMA journal_mode = WAL");
  writer->execute(durability == Options::Durability::full ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = OFF");
  writer->execute("PRAGMA foreign_keys = ON");
  writer->execute("PRAGMA cache_size = -65536");
  writer->execute("PRAGMA journal_size_limit = 67108864");
  sqlite3_progress_handler(writer->database_.get(), operations_between_looks, is_late, writer.get());
  sqlite3_wal_hook(writer->database_.get(), logged, writer.get());
  return writer;
}

std::unique_ptr<SqliteConnection> SqliteConnection::reader(const std::string& path) {
  std::unique_ptr<SqliteConnection> reader(new SqliteConnection(path, SQLITE_OPEN_READWRITE));
  sqlite3_db_config(reader->database_.get(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
  reader->execute("PRAGMA query_only = ON");
  reader->execute("PRAGMA cache_size = -8192");
  return reader;
}

std::unique_ptr<SqliteConnection> SqliteConnection::keeper(const std::string& path) {
  std::unique_ptr<SqliteConnection> keeper(new SqliteConnection(path, SQLITE_OPEN_READWRITE));
  sqlite3_db_config(keeper->database_.get(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
  return keeper;
}

template <class Use>
void SqliteConnection::with_statement(std::string_view sql, Use&& use) {
  auto found = statements_.find(sql);
  if (found != statements_.end() && found->second.busy()) {
    // A reading function asks the same question again while its own is still being answered.
    SqliteStatement second(database_.get(), sql);
    use(second);
    return;
  }
  if (found == statements_.end()) {
    if (statements_.size() >= statements_max) {
      std::erase_if(statements_, [](const auto& kept) { return !kept.second.busy(); });
    }
    found = statements_.try_emplace(std::string(sql), database_.get(), sql).first;
  }
  use(found->second);
}

std::int64_t SqliteConnection::run(std::string_view sql, std::span<const Value> values) {
  with_statement(sql, [&](SqliteStatement& statement) {
    SqliteRun running(statement, values);
    while (running.next()) {
    }
  });
  return sqlite3_changes64(database_.get());
}

void SqliteConnection::query(std::string_view sql, std::span<const Value> values, RowVisitor visit) {
  with_statement(sql, [&](SqliteStatement& statement) {
    SqliteRun running(statement, values);
    const SqliteRow row(running.row());
    bool wanted = true;
    while (running.next()) {
      if (wanted) wanted = visit(row);
      if (!wanted && running.reads_only()) return;  // a write with RETURNING is run to its end
    }
  });
}

void SqliteConnection::execute(const char* sql) {
  const int code = sqlite3_exec(database_.get(), sql, nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) throw_sqlite(database_.get(), code, sql);
}

bool SqliteConnection::in_transaction() const { return sqlite3_get_autocommit(database_.get()) == 0; }

void SqliteConnection::checkpoint_when_due() {
  if (log_pages_ < checkpoint_pages) return;
  const int code = sqlite3_wal_checkpoint_v2(database_.get(), nullptr, SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
  log_pages_ = 0;  // known anew after the next commit
  if (code != SQLITE_OK && code != SQLITE_BUSY) throw_sqlite(database_.get(), code, "checkpoint");
}

void SqliteConnection::limit_time(std::optional<std::chrono::nanoseconds> limit) {
  late_at_ = limit ? std::optional(thread_cpu_time() + *limit) : std::nullopt;
}

int SqliteConnection::is_late(void* self) {
  const auto& late_at = static_cast<SqliteConnection*>(self)->late_at_;
  return late_at && thread_cpu_time() > *late_at ? 1 : 0;
}

int SqliteConnection::logged(void* self, sqlite3* /*database*/, const char* /*name*/, int pages) {
  static_cast<SqliteConnection*>(self)->log_pages_ = pages;
  return SQLITE_OK;
}

}  // namespace anxin::store
