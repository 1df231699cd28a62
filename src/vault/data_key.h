// DataKey: 32 secret octets that seal the values of one subject (a person, a voice). Wiped from memory when it goes.
#pragma once

#include <array>
#include <cstdint>

namespace anxin::vault {

class DataKey {
 public:
  static constexpr std::size_t size = 32;

  DataKey() = default;
  DataKey(const DataKey&) = default;
  DataKey& operator=(const DataKey&) = default;
  ~DataKey();

  const std::uint8_t* octets() const { return octets_.data(); }
  std::uint8_t* octets() { return octets_.data(); }

 private:
  std::array<std::uint8_t, size> octets_{};
};

}  // namespace anxin::vault
