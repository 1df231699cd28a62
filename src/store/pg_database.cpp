#include "store/pg_database.h"

#include <algorithm>
#include <thread>

#include "store/id_mark.h"
#include "store/opening.h"

namespace anxin::store {
namespace {

constexpr int tries_max = 5;  // deadlocks pass; what fails five times is told
constexpr std::chrono::milliseconds pause{20};
constexpr std::chrono::seconds patience{10};

struct RollBack {
  PgConnection* connection;
  ~RollBack() {
    if (connection != nullptr) connection->roll_back();
  }
};

}  // namespace

PgDatabase::PgDatabase(const std::string& url, const vault::Vault& vault, const Options& options)
    : Database(vault),
      url_(url),
      options_(options),
      connections_(
          static_cast<std::size_t>(options.connections),
          [this] { return std::make_unique<PgConnection>(url_, options_); },
          [](const PgConnection& used) { return used.sound(); }),
      workers_(std::max(1, options.connections / 2), options.queue_max,
               [this](const Work& work) { return write_now(work); }) {
  try {
    PgConnection first(url_, options_);
    prepare_schema(first, vault, options_);
  } catch (const Unavailable& unavailable) {
    throw CannotOpen(unavailable.what());
  }
}

PgDatabase::Lease PgDatabase::connection() {
  for (;;) {
    Lease lease = connections_.take(patience);
    if (lease->still_there()) return lease;  // else it is dropped, and the next one taken
  }
}

void PgDatabase::read_with(const std::function<void(Tx&)>& reading) {
  const Lease lease = connection();
  struct End {
    PgConnection& connection;
    ~End() { connection.end_read(); }
  } end{*lease};
  lease->begin_read();
  Tx tx(*lease, vault());
  reading(tx);
}

Outcome PgDatabase::write_now(const Work& work) {
  for (int tries = 1;; ++tries) {
    try {
      return try_once(work);
    } catch (const TryAgain&) {
      if (tries == tries_max) throw;
      // The one that was let through has to be woken before this one takes the same locks again.
      std::this_thread::sleep_for(tries * pause);
    }
  }
}

Outcome PgDatabase::try_once(const Work& work) {
  const Lease lease = connection();
  RollBack unless_committed{&*lease};
  lease->begin_write();
  Tx tx(*lease, vault());
  if (!work(tx)) return Outcome::refused;
  if (tx.broken()) throw std::logic_error("a work wants to commit after a statement failed");
  unless_committed.connection = nullptr;
  return lease->commit();
}

void PgDatabase::write(Work work, Answer answer) { workers_.write(std::move(work), std::move(answer)); }

// On a connection of its own: the works that wait for ids may hold all the others.
std::int64_t PgDatabase::reserve_ids(std::int64_t wanted) {
  PgConnection own(url_, options_);
  own.begin_write();
  const std::int64_t first = take_block(own, options_.node, wanted);
  if (own.commit() != Outcome::committed) throw Unavailable("new ids cannot be reserved");
  return first;
}

IdSource PgDatabase::make_ids() {
  const std::int64_t used = read([&](Tx& tx) { return last_reserved_second(tx, options_.node); });
  return {options_.node, used + 1, [this](std::int64_t wanted) { return reserve_ids(wanted); }};
}

}  // namespace anxin::store
