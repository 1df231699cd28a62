// PgWorkers: the threads that run queued writes on PostgreSQL, and their queue.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

#include "store/database.h"

namespace anxin::store {

class PgWorkers {
 public:
  using RunWork = std::function<Outcome(const Database::Work&)>;

  PgWorkers(int count, std::size_t queue_max, RunWork run_work);
  ~PgWorkers();  // finishes what waits
  PgWorkers(const PgWorkers&) = delete;
  PgWorkers& operator=(const PgWorkers&) = delete;

  void write(Database::Work work, Database::Answer answer);

 private:
  struct Job {
    Database::Work work;
    Database::Answer answer;
  };

  void run();
  void answer(const Job& job);

  const std::size_t queue_max_;
  const RunWork run_work_;
  std::mutex mutex_;
  std::condition_variable arrived_;
  std::deque<Job> queue_;
  bool stopping_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace anxin::store
