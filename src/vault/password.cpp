#include "vault/password.h"

#include <sodium.h>

#include <array>
#include <new>

#include "vault/sodium.h"

namespace anxin::vault {

std::string hash_password(std::string_view password, const Strength& strength) {
  start_sodium();
  std::array<char, crypto_pwhash_STRBYTES> hash{};
  if (crypto_pwhash_str_alg(hash.data(), password.data(), password.size(), strength.passes, strength.memory_bytes,
                            crypto_pwhash_ALG_ARGON2ID13) != 0) {
    throw std::bad_alloc();  // the one way in which argon2 fails: no memory
  }
  return hash.data();
}

bool verify_password(std::string_view hash, std::string_view password) {
  start_sodium();
  return crypto_pwhash_str_verify(std::string(hash).c_str(), password.data(), password.size()) == 0;
}

bool needs_rehash(const std::string& hash, const Strength& strength) {
  start_sodium();
  return crypto_pwhash_str_needs_rehash(hash.c_str(), strength.passes, strength.memory_bytes) != 0;
}

}  // namespace anxin::vault
