#include "vault/system_random.h"

#include <sodium.h>

#include "vault/sodium.h"

namespace anxin::vault {

Random system_random() {
  start_sodium();
  return Random([](std::span<std::uint8_t> octets) { randombytes_buf(octets.data(), octets.size()); });
}

}  // namespace anxin::vault
