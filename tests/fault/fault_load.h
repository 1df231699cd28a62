// The child: writes as fast as it can until it is killed.
#pragma once

#include <cstdint>
#include <string>

namespace anxin::fault {

// What one number leaves behind when it is committed: two halves, one more in its total, one line in a chain. Every
// seventh number is written and then refused: nothing of it may ever be seen.
inline constexpr int chains = 16;
inline constexpr int refused_every = 7;
inline constexpr bool is_refused(std::int64_t number) { return number % refused_every == 0; }

// Makes the tables that the load writes to.
void prepare(const std::string& url);

// Writes the numbers from `first` on; sends each that was acknowledged through `pipe`, as eight octets. Never returns.
[[noreturn]] void write_for_ever(const std::string& url, std::int64_t first, int pipe);

}  // namespace anxin::fault
