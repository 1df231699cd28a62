// Starts libsodium once; every entry into the vault passes here. For the vault's own .cpp files.
#pragma once

namespace anxin::vault {

void start_sodium();  // throws std::runtime_error when the library cannot start

}  // namespace anxin::vault
