// Random: where unpredictable bytes come from. The server passes the vault's generator, tests a seeded one.
#pragma once

#include <cstdint>
#include <functional>
#include <span>

namespace anxin {

class Random {
 public:
  using Fill = std::function<void(std::span<std::uint8_t>)>;
  explicit Random(Fill fill) : fill_(std::move(fill)) {}

  void fill(std::span<std::uint8_t> bytes) { fill_(bytes); }
  // Uniform in 0 … bound - 1, without the bias of a plain remainder. bound ≥ 1.
  std::uint64_t below(std::uint64_t bound) {
    const std::uint64_t limit = ~std::uint64_t{0} - ~std::uint64_t{0} % bound;
    for (;;) {
      std::uint64_t number = 0;
      fill_(std::span(reinterpret_cast<std::uint8_t*>(&number), sizeof number));
      if (number < limit) return number % bound;
    }
  }

 private:
  Fill fill_;
};

}  // namespace anxin
