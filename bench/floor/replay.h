// Replay: a recording run again and again through the database's own C API, with prepared statements, reading every
// column of every row. Written by hand as one would without a layer of ours: the floor under the store's figures.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "floor/recording.h"

namespace anxin::bench {

struct Floor {
  double rate = 0;  // requests a second, all threads together
  double cpu = 0;   // microseconds of this process for each
  std::int64_t requests = 0;
};

// One write as it was recorded twice (value_of_run); several, for several communities, are taken in turn.
struct WritePair {
  Recording first;
  Recording second;
};

struct ReplayPlan {
  double seconds = 2;
  int threads = 2;
  int batch = 1;           // SQLite writes: how many share a commit
  std::int64_t first = 0;  // writes: requests that were made before
};

Floor replay_read_sqlite(const std::string& path, const Recording& recording, const ReplayPlan& plan);
Floor replay_write_sqlite(const std::string& path, const std::vector<WritePair>& pairs, const ReplayPlan& plan);
Floor replay_read_postgresql(const std::string& url, const Recording& recording, const ReplayPlan& plan);
Floor replay_write_postgresql(const std::string& url, const std::vector<WritePair>& pairs, const ReplayPlan& plan);

// Which run of its pair the n-th request is: `pairs` were taken down one after the other, two runs each, so runs that
// are so far apart never meet in an id of another pair.
inline std::int64_t run_of(std::int64_t request, std::size_t pairs) {
  const auto count = static_cast<std::int64_t>(pairs);
  return 2 * count * (1000 + request / count);
}

// Wall clock and this process's CPU time from its making on.
class Stopwatch {
 public:
  explicit Stopwatch(double seconds);
  bool over() const;
  Floor of(std::int64_t requests) const;

 private:
  double limit_;
  double wall_began_;
  double cpu_began_;
};

}  // namespace anxin::bench
