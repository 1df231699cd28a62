#include <sqlite3.h>
#include <sys/resource.h>

#include <atomic>
#include <chrono>
#include <stdexcept>
#include <thread>
#include <unordered_map>

#include "floor/replay.h"

namespace anxin::bench {
namespace {

double wall_seconds() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

double cpu_seconds() {
  rusage used{};
  getrusage(RUSAGE_SELF, &used);
  const auto seconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
  };
  return seconds(used.ru_utime) + seconds(used.ru_stime);
}

class Sqlite {
 public:
  Sqlite(const std::string& path, bool writes) {
    check(sqlite3_open_v2(path.c_str(), &database_, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nullptr));
    execute("PRAGMA synchronous = FULL");
    execute(writes ? "PRAGMA cache_size = -65536" : "PRAGMA cache_size = -8192");
    if (writes) execute("PRAGMA foreign_keys = ON");
    if (!writes) execute("PRAGMA query_only = ON");
  }
  ~Sqlite() {
    for (const auto& [sql, statement] : statements_) sqlite3_finalize(statement);
    sqlite3_close(database_);
  }
  Sqlite(const Sqlite&) = delete;
  Sqlite& operator=(const Sqlite&) = delete;

  void execute(const char* sql) { check(sqlite3_exec(database_, sql, nullptr, nullptr, nullptr)); }
  void run_prepared(const std::string& sql) { step_through(prepared(sql)); }

  sqlite3_stmt* prepared(const std::string& sql) {
    const auto found = statements_.find(sql);
    if (found != statements_.end()) return found->second;
    sqlite3_stmt* statement = nullptr;
    check(sqlite3_prepare_v3(database_, sql.c_str(), -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr));
    statements_.emplace(sql, statement);
    return statement;
  }

  void step_through(sqlite3_stmt* statement) {
    int code = SQLITE_OK;
    while ((code = sqlite3_step(statement)) == SQLITE_ROW) look_at(statement);
    if (code != SQLITE_DONE) check(code);
    sqlite3_reset(statement);
  }

  std::int64_t seen() const { return seen_; }  // so that no reading is optimised away

 private:
  void look_at(sqlite3_stmt* statement) {
    const int columns = sqlite3_column_count(statement);
    for (int column = 0; column < columns; ++column) {
      switch (sqlite3_column_type(statement, column)) {
        case SQLITE_INTEGER:
          seen_ += sqlite3_column_int64(statement, column);
          break;
        case SQLITE_NULL:
          break;
        default:
          seen_ += sqlite3_column_blob(statement, column) != nullptr ? sqlite3_column_bytes(statement, column) : 0;
      }
    }
  }
  void check(int code) {
    if (code != SQLITE_OK) throw std::runtime_error(sqlite3_errmsg(database_));
  }

  sqlite3* database_ = nullptr;
  std::unordered_map<std::string, sqlite3_stmt*> statements_;
  std::int64_t seen_ = 0;
};

// Texts and octets are bound where they lie: the recording outlives the step.
void bind(sqlite3_stmt* statement, int place, const KeptValue& value) {
  switch (value.kind) {
    case store::Value::Kind::null:
      sqlite3_bind_null(statement, place);
      break;
    case store::Value::Kind::integer:
      sqlite3_bind_int64(statement, place, value.integer);
      break;
    case store::Value::Kind::bytes:
      sqlite3_bind_blob(statement, place, value.text.data(), static_cast<int>(value.text.size()), SQLITE_STATIC);
      break;
    case store::Value::Kind::text:
    case store::Value::Kind::integers:
    case store::Value::Kind::texts:
      sqlite3_bind_text(statement, place, value.text.data(), static_cast<int>(value.text.size()), SQLITE_STATIC);
      break;
  }
}

// A step with its statement and the places of its parameters looked up once, as a hand-written program would.
struct Ready {
  sqlite3_stmt* statement;
  std::vector<int> places;
};

Ready ready(Sqlite& sqlite, const Step& step) {
  Ready made{sqlite.prepared(step.sql), {}};
  for (std::size_t number = 1; number <= step.values.size(); ++number) {
    const std::string name = "$" + std::to_string(number);
    made.places.push_back(sqlite3_bind_parameter_index(made.statement, name.c_str()));
  }
  return made;
}

std::vector<Ready> all_ready(Sqlite& sqlite, const Recording& recording) {
  std::vector<Ready> steps;
  for (const Step& step : recording.steps) steps.push_back(ready(sqlite, step));
  return steps;
}

void read_once(Sqlite& sqlite, const std::vector<Ready>& ready, const Recording& recording) {
  sqlite.run_prepared("BEGIN");
  for (std::size_t step = 0; step < ready.size(); ++step) {
    for (std::size_t number = 0; number < ready[step].places.size(); ++number) {
      bind(ready[step].statement, ready[step].places[number], recording.steps[step].values[number]);
    }
    sqlite.step_through(ready[step].statement);
  }
  sqlite.run_prepared("COMMIT");
}

// A group commit has to be able to refuse one of its writes, hence the savepoint.
void write_once(Sqlite& sqlite, const std::vector<Ready>& ready, const WritePair& pair, std::int64_t run) {
  sqlite.run_prepared("SAVEPOINT job");
  std::vector<KeptValue> values;
  for (std::size_t step = 0; step < ready.size(); ++step) {
    values.clear();
    for (std::size_t number = 0; number < ready[step].places.size(); ++number) {
      values.push_back(
          value_of_run(pair.first.steps[step].values[number], pair.second.steps[step].values[number], run));
    }
    for (std::size_t number = 0; number < values.size(); ++number) {
      bind(ready[step].statement, ready[step].places[number], values[number]);
    }
    sqlite.step_through(ready[step].statement);
  }
  sqlite.run_prepared("RELEASE job");
}

}  // namespace

Stopwatch::Stopwatch(double seconds) : limit_(seconds), wall_began_(wall_seconds()), cpu_began_(cpu_seconds()) {}

bool Stopwatch::over() const { return wall_seconds() - wall_began_ >= limit_; }

Floor Stopwatch::of(std::int64_t requests) const {
  const auto count = static_cast<double>(requests);
  return {count / (wall_seconds() - wall_began_), (cpu_seconds() - cpu_began_) * 1e6 / count, requests};
}

Floor replay_read_sqlite(const std::string& path, const Recording& recording, const ReplayPlan& plan) {
  std::atomic<std::int64_t> requests = 0;
  const Stopwatch watch(plan.seconds);
  std::vector<std::jthread> threads;
  for (int thread = 0; thread < plan.threads; ++thread) {
    threads.emplace_back([&] {
      Sqlite sqlite(path, false);
      const std::vector<Ready> ready = all_ready(sqlite, recording);
      for (; !watch.over(); ++requests) read_once(sqlite, ready, recording);
    });
  }
  threads.clear();
  return watch.of(requests);
}

Floor replay_write_sqlite(const std::string& path, const std::vector<WritePair>& pairs, const ReplayPlan& plan) {
  Sqlite sqlite(path, true);
  std::vector<std::vector<Ready>> ready;
  for (const WritePair& pair : pairs) ready.push_back(all_ready(sqlite, pair.second));
  const Stopwatch watch(plan.seconds);
  std::int64_t requests = 0;
  while (!watch.over()) {
    sqlite.run_prepared("BEGIN IMMEDIATE");
    for (int one = 0; one < plan.batch; ++one, ++requests) {
      const auto pair = static_cast<std::size_t>(requests) % pairs.size();
      write_once(sqlite, ready[pair], pairs[pair], run_of(plan.first + requests, pairs.size()));
    }
    sqlite.run_prepared("COMMIT");
  }
  return watch.of(requests);
}

}  // namespace anxin::bench
