#include "vault/sodium.h"

#include <sodium.h>

#include <stdexcept>

namespace anxin::vault {

void start_sodium() {
  // sodium_init() may be called again and from any thread; it answers 1 when it had started before.
  if (sodium_init() < 0) throw std::runtime_error("libsodium does not start");
}

}  // namespace anxin::vault
