// Passwords: argon2id. Slow on purpose (165 ms for staff), so never inside a transaction.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace anxin::vault {

struct Strength {
  std::size_t memory_bytes;
  unsigned passes;
};

// reliability.md section 6: people who see others' data, people who see only their own, and tests.
inline constexpr Strength staff_strength{std::size_t{64} << 20, 3};
inline constexpr Strength own_data_strength{std::size_t{19} << 20, 2};
inline constexpr Strength test_strength{std::size_t{8} << 10, 1};

std::string hash_password(std::string_view password, const Strength& strength);
bool verify_password(std::string_view hash, std::string_view password);
// True when a hash was made with another strength, and is to be made anew at the next sign-in.
bool needs_rehash(const std::string& hash, const Strength& strength);

}  // namespace anxin::vault
