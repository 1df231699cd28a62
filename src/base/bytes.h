// Bytes: a run of octets without a meaning of its own: a sealed value, a key's wrapping, a digest.
#pragma once

#include <cstdint>
#include <vector>

namespace anxin {

using Bytes = std::vector<std::uint8_t>;

}  // namespace anxin
