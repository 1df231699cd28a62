// Database: one SQLite file or one PostgreSQL database, and the two ways in.
//
//   const auto database = Database::open("sqlite:var/anxin.db", vault);
//   const auto need = database->read([&](Tx& tx) { return find_need(tx, county, id); });
//   database->write([=](Tx& tx) { return register_need(tx, …); },        // true: commit, false: roll back
//                   [=](Outcome outcome, std::exception_ptr failure) { … });
//
// read() runs on the calling thread, in a transaction of its own that sees one state and can change nothing.
// write() queues: on SQLite one thread runs all writes, up to 256 to a commit; on PostgreSQL a pool of workers does.
// The work may run more than once (a full disk, a deadlock): it builds all it needs anew, and touches nothing outside
// the transaction before the answer comes. It does no I/O and nothing slow. The answer comes after COMMIT, on the
// worker's thread, so it must be quick; it never throws.
// Neither read() nor write_now() may be called inside a work or a reading: that throws std::logic_error.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <type_traits>

#include "base/id_source.h"
#include "base/time.h"
#include "store/connection.h"
#include "store/tx.h"
#include "vault/vault.h"

namespace anxin::store {

enum class Outcome {
  committed,  // durable
  refused,    // the work said no, or failed: nothing of it is stored
  unknown,    // the connection died in COMMIT: stored or not. Ask again with the same idempotency key
};

struct Options {
  enum class Schema { must_be_current, bring_up_to_date };
  enum class Durability { full, none };  // none: for tests on a memory file system

  Schema schema = Schema::must_be_current;
  Durability durability = Durability::full;
  int connections = 32;                                  // PostgreSQL, 1 to 64; made as they are needed
  std::size_t queue_max = 10'000;                        // more waiting writes are refused as Unavailable
  std::chrono::milliseconds job_time_max{200};           // SQLite: a write's own CPU time
  std::chrono::milliseconds statement_time_max{10'000};  // PostgreSQL
  int node = 0;                                          // 0 to 63: one a running process on one database
  Instant opened{};                                      // written beside the migrations that it applies
};

class Database {
 public:
  using Work = std::function<bool(Tx&)>;
  // `failure`: what the work or the database threw; null when the work itself said yes or no.
  using Answer = std::function<void(Outcome outcome, std::exception_ptr failure)>;

  // "sqlite:<path>" or "postgresql://…" (any URL that libpq knows). Throws CannotOpen. The vault outlives it.
  static std::unique_ptr<Database> open(const std::string& url, const vault::Vault& vault, const Options& options = {});
  virtual ~Database() = default;  // finishes the queued writes first
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  template <class Reading>
  auto read(Reading&& reading) {
    using Found = std::invoke_result_t<Reading&, Tx&>;
    if constexpr (std::is_void_v<Found>) {
      read_with([&](Tx& tx) { reading(tx); });
    } else {
      std::optional<Found> found;
      read_with([&](Tx& tx) { found.emplace(reading(tx)); });
      return std::move(*found);
    }
  }

  virtual void write(Work work, Answer answer) = 0;
  // The same, waiting for the answer; rethrows a failure, unless the outcome is unknown.
  virtual Outcome write_now(const Work& work) = 0;

  // The one source of ids of this process, for this database and Options::node: starts above every id that an earlier
  // process can have used. May be shared by threads. Lives no longer than the database.
  virtual IdSource make_ids() = 0;

  virtual Dialect dialect() const = 0;
  const vault::Vault& vault() const { return vault_; }

 protected:
  explicit Database(const vault::Vault& vault) : vault_(vault) {}
  virtual void read_with(const std::function<void(Tx&)>& reading) = 0;

 private:
  const vault::Vault& vault_;
};

// Whether something was ever stored there: a file that is not empty, a database with tables of ours.
bool was_used(const std::string& url);

}  // namespace anxin::store
