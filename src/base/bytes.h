// Bytes: a run of octets without a meaning of its own: a sealed value, a key's wrapping, a digest.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace anxin {

using Bytes = std::vector<std::uint8_t>;
using ByteView = std::span<const std::uint8_t>;  // owned by somebody else

}  // namespace anxin
