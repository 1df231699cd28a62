// What is to be true of the data after a kill.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <vector>

namespace anxin::fault {

struct Found {
  std::int64_t numbers = 0;  // whole ones
  std::int64_t milliseconds_to_open = 0;
  std::vector<std::string> wrongs;
};

// Opens the data and compares them with the numbers that were ever acknowledged.
Found look(const std::string& url, const std::set<std::int64_t>& acknowledged);

}  // namespace anxin::fault
