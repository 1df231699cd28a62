// Scope: where a caller may look at all. Store functions take it and add it to every statement, so that a row outside
// is not found in the same way as one that does not exist.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/caller.h"

namespace anxin {

class Scope {
 public:
  // The counties and paths in which the caller holds `permission`.
  static Scope of(const Caller& caller, Permission permission);

  bool empty() const { return paths_.empty(); }
  bool covers(const AreaPath& path) const;
  // For `county @in($n)`: distinct, sorted.
  const std::vector<std::int64_t>& counties() const { return counties_; }
  const std::vector<AreaPath>& paths() const { return paths_; }

 private:
  std::vector<std::int64_t> counties_;
  std::vector<AreaPath> paths_;
};

}  // namespace anxin
