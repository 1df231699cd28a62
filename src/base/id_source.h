// IdSource: makes the 53-bit time-ordered ids. Never goes back: when the clock does, it goes on counting in the last
// second that it used, and borrows from the next second after 32,768 ids. Seconds are granted in blocks, each to one
// process alone, so two processes on one database never make the same id. May be shared by threads.
#pragma once

#include <algorithm>
#include <cstdint>
#include <functional>
#include <mutex>

#include "base/time.h"

namespace anxin {

class IdSource {
 public:
  // Answers the first of `block_seconds` seconds, not before `wanted`, that are this process's alone from now on.
  using Reserve = std::function<std::int64_t(std::int64_t wanted)>;
  // `node`: 0 to 63. `first_second`: seconds since 2020-01-01 that no earlier process has used.
  IdSource(int node, std::int64_t first_second, Reserve reserve)
      : node_(node), second_(first_second), reserved_(first_second - 1), reserve_(std::move(reserve)) {}

  template <class AnyId>
  AnyId next(Instant now) {
    const std::lock_guard lock(mutex_);
    return AnyId(next_number(now));
  }

  static constexpr std::int64_t epoch_seconds = 1'577'836'800;  // 2020-01-01T00:00:00Z
  static constexpr std::int64_t block_seconds = 60;

 private:
  std::int64_t next_number(Instant now) {
    const std::int64_t second = now.seconds() - epoch_seconds;
    if (second > second_ || counter_ == counter_limit) {
      second_ = std::max(second, second_ + 1);
      counter_ = 0;
    }
    if (second_ > reserved_) {
      const std::int64_t granted = reserve_(second_);
      if (granted > second_) counter_ = 0;
      second_ = granted;
      reserved_ = granted + block_seconds - 1;
    }
    return (second_ << 21) | (static_cast<std::int64_t>(node_) << 15) | counter_++;
  }

  static constexpr std::int64_t counter_limit = 1 << 15;
  std::mutex mutex_;
  int node_;
  std::int64_t second_;
  std::int64_t counter_ = 0;
  std::int64_t reserved_;
  Reserve reserve_;
};

}  // namespace anxin
