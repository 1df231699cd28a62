// Workers: a fixed number of threads for what must not run on a connection's thread: reads of more than a few rows,
// PostgreSQL, password hashes, files. The queue has a limit: what finds it full is refused, and the client told to come
// back, because a queue that only grows serves nobody.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace anxin::http {

class Workers {
 public:
  using Job = std::function<void()>;  // does not throw

  Workers(int threads, std::size_t queue_max);
  ~Workers();  // finishes what is queued
  Workers(const Workers&) = delete;
  Workers& operator=(const Workers&) = delete;

  [[nodiscard]] bool run(Job job);  // false: the queue is full

 private:
  void work();

  std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<Job> queue_;
  std::size_t queue_max_;
  bool stopping_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace anxin::http
