#include "store/sqlite_writer.h"

#include <algorithm>
#include <utility>

#include "store/failure.h"
#include "store/id_mark.h"

namespace anxin::store {
namespace {

constexpr std::size_t batch_max = 256;
constexpr int rounds = 2;  // as they come, and the survivors once more

// The commit mark is the last thing written, and these say that it was not. Any other failure of COMMIT (a failed
// fsync above all) leaves open what a restart will find.
bool surely_not_stored(const Failure& failure) {
  return dynamic_cast<const OutOfSpace*>(&failure) != nullptr ||
         dynamic_cast<const Unavailable*>(&failure) != nullptr ||
         dynamic_cast<const ConstraintBroken*>(&failure) != nullptr;
}

std::exception_ptr disk_failed(const Failure& failure) {
  return std::make_exception_ptr(
      Unavailable(std::string("no writes until a restart, the disk failed: ") + failure.what()));
}

}  // namespace

SqliteWriter::SqliteWriter(std::unique_ptr<SqliteConnection> connection, const vault::Vault& vault,
                           const Options& options)
    : connection_(std::move(connection)), vault_(vault), options_(options), thread_([this] { run(); }) {}

SqliteWriter::~SqliteWriter() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  arrived_.notify_one();
  thread_.join();
}

void SqliteWriter::write(Database::Work work, Database::Answer answer) {
  {
    const std::lock_guard lock(mutex_);
    if (queue_.size() < options_.queue_max) {
      queue_.push_back({.work = std::move(work), .answer = std::move(answer)});
      answer = nullptr;
    }
  }
  if (answer) {
    answer(Outcome::refused, std::make_exception_ptr(Unavailable("too many writes are waiting")));
    return;
  }
  arrived_.notify_one();
}

void SqliteWriter::reserve_ids(std::int64_t second) {
  const std::lock_guard lock(mutex_);
  id_second_wanted_ = std::max(id_second_wanted_, second);
}

void SqliteWriter::run() {
  for (;;) {
    std::vector<Job> batch = next_batch();
    if (batch.empty()) return;
    run_batch(batch);
    for (Job& job : batch) job.answer(job.outcome, std::move(job.failure));
    checkpoint();
  }
}

std::vector<SqliteWriter::Job> SqliteWriter::next_batch() {
  std::unique_lock lock(mutex_);
  arrived_.wait(lock, [this] { return stopping_ || !queue_.empty(); });
  const auto count = static_cast<std::ptrdiff_t>(std::min(queue_.size(), batch_max));
  std::vector<Job> batch(std::make_move_iterator(queue_.begin()), std::make_move_iterator(queue_.begin() + count));
  queue_.erase(queue_.begin(), queue_.begin() + count);
  return batch;
}

void SqliteWriter::run_batch(std::vector<Job>& batch) {
  const auto waits = [](const Job& job) { return !job.settled; };
  for (int round = 0; round < rounds && !disk_failure_ && std::ranges::any_of(batch, waits); ++round) run_once(batch);
  for (Job& job : batch) {
    if (job.settled) continue;
    job.outcome = Outcome::refused;
    job.failure = disk_failure_ ? disk_failure_ : last_failure_;
  }
}

void SqliteWriter::run_once(std::vector<Job>& batch) {
  last_failure_ = nullptr;
  try {
    connection_->run("BEGIN IMMEDIATE", {});
    if (!run_jobs(batch)) return;
    keep_id_mark();
  } catch (const Failure&) {
    last_failure_ = std::current_exception();
    roll_back();
    return;
  }
  commit(batch);
}

void SqliteWriter::roll_back() {
  if (connection_->in_transaction()) connection_->run("ROLLBACK", {});
}

bool SqliteWriter::run_jobs(std::vector<Job>& batch) {
  for (Job& job : batch) {
    if (job.settled) continue;
    run_job(job);
    if (connection_->in_transaction()) continue;
    if (!job.failure) job.failure = std::make_exception_ptr(OutOfSpace("the transaction was rolled back"));
    job.settled = true;
    job.outcome = Outcome::refused;
    last_failure_ = job.failure;
    return false;
  }
  return true;
}

void SqliteWriter::run_job(Job& job) {
  connection_->run("SAVEPOINT job", {});
  connection_->limit_time(options_.job_time_max);
  say_yes_or_no(job);
  connection_->limit_time(std::nullopt);
  if (!connection_->in_transaction()) return;
  if (!job.said_yes) connection_->run("ROLLBACK TO SAVEPOINT job", {});
  connection_->run("RELEASE SAVEPOINT job", {});
}

// One of the three places that may catch everything: whatever a work throws is the answer to its own caller only.
void SqliteWriter::say_yes_or_no(Job& job) {
  job.failure = nullptr;
  job.said_yes = false;
  try {
    Tx tx(*connection_, vault_);
    job.said_yes = job.work(tx);
    if (job.said_yes && tx.broken()) throw std::logic_error("a work wants to commit after a statement failed");
  } catch (...) {
    job.said_yes = false;
    job.failure = std::current_exception();
  }
}

void SqliteWriter::keep_id_mark() {
  std::int64_t wanted = -1;
  {
    const std::lock_guard lock(mutex_);
    wanted = id_second_wanted_;
  }
  id_second_in_batch_ = wanted;
  if (wanted <= id_second_kept_) return;
  keep_reserved_second(*connection_, options_.node, wanted);
}

void SqliteWriter::commit(std::vector<Job>& batch) {
  try {
    connection_->run("COMMIT", {});
  } catch (const Failure& failure) {
    last_failure_ = std::current_exception();
    if (!surely_not_stored(failure)) disk_failure_ = disk_failed(failure);
    roll_back();
  }
  if (last_failure_ && !disk_failure_) return;  // nothing is settled; run_batch knows what to do
  for (Job& job : batch) {
    if (job.settled) continue;
    job.settled = true;
    if (disk_failure_) job.failure = disk_failure_;
    if (job.said_yes) job.outcome = disk_failure_ ? Outcome::unknown : Outcome::committed;
  }
  id_second_kept_ = id_second_in_batch_;
}

void SqliteWriter::checkpoint() {
  try {
    connection_->checkpoint_when_due();
  } catch (const OutOfSpace&) {
    // The log stays as it is and is read from; it is tried again after the next commits.
  } catch (const Failure& failure) {
    disk_failure_ = disk_failed(failure);  // a failed fsync is not repeated: the kernel has forgotten the pages
  }
}

}  // namespace anxin::store
