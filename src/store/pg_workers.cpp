#include "store/pg_workers.h"

#include <utility>

#include "store/failure.h"

namespace anxin::store {

PgWorkers::PgWorkers(int count, std::size_t queue_max, RunWork run_work)
    : queue_max_(queue_max), run_work_(std::move(run_work)) {
  for (int thread = 0; thread < count; ++thread) threads_.emplace_back([this] { run(); });
}

PgWorkers::~PgWorkers() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  arrived_.notify_all();
  for (std::thread& thread : threads_) thread.join();
}

void PgWorkers::write(Database::Work work, Database::Answer answer) {
  {
    const std::lock_guard lock(mutex_);
    if (queue_.size() < queue_max_) {
      queue_.push_back({std::move(work), std::move(answer)});
      answer = nullptr;
    }
  }
  if (answer) {
    answer(Outcome::refused, std::make_exception_ptr(Unavailable("too many writes are waiting")));
    return;
  }
  arrived_.notify_one();
}

void PgWorkers::run() {
  for (;;) {
    std::unique_lock lock(mutex_);
    arrived_.wait(lock, [this] { return stopping_ || !queue_.empty(); });
    if (queue_.empty()) return;
    const Job job = std::move(queue_.front());
    queue_.pop_front();
    lock.unlock();
    answer(job);
  }
}

// One of the three places that may catch everything: whatever a work throws is the answer to its own caller only.
void PgWorkers::answer(const Job& job) {
  Outcome outcome = Outcome::refused;
  std::exception_ptr failure;
  try {
    outcome = run_work_(job.work);
  } catch (...) {
    failure = std::current_exception();
  }
  job.answer(outcome, failure);
}

}  // namespace anxin::store
