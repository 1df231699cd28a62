// The operating system's random octets, for the server; tests pass a seeded Random instead.
#pragma once

#include "base/random.h"

namespace anxin::vault {

Random system_random();

}  // namespace anxin::vault
