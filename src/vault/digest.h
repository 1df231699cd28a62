// SHA-256, whole or in pieces: for chains, session tokens and manifests. Not keyed: never for short secrets.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "base/bytes.h"

namespace anxin::vault {

Bytes sha256(std::string_view text);
Bytes sha256(std::span<const std::uint8_t> octets);

class Sha256 {
 public:
  Sha256();
  ~Sha256();
  void add(std::string_view text);
  void add(std::span<const std::uint8_t> octets);
  Bytes finish();  // once

 private:
  struct State;
  std::unique_ptr<State> state_;
};

std::string hex(std::span<const std::uint8_t> octets);
Bytes from_hex(std::string_view text);  // empty when it is not hexadecimal
bool equal_in_constant_time(std::span<const std::uint8_t> left, std::span<const std::uint8_t> right);

}  // namespace anxin::vault
