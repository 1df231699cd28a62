#include "vault/digest.h"

#include <sodium.h>

#include "vault/sodium.h"

namespace anxin::vault {
namespace {

std::span<const std::uint8_t> octets_of(std::string_view text) {
  return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

}  // namespace

Bytes sha256(std::string_view text) { return sha256(octets_of(text)); }

Bytes sha256(std::span<const std::uint8_t> octets) {
  start_sodium();
  Bytes digest(crypto_hash_sha256_BYTES);
  crypto_hash_sha256(digest.data(), octets.data(), octets.size());
  return digest;
}

struct Sha256::State {
  crypto_hash_sha256_state running;
};

Sha256::Sha256() : state_(std::make_unique<State>()) {
  start_sodium();
  crypto_hash_sha256_init(&state_->running);
}

Sha256::~Sha256() = default;

void Sha256::add(std::string_view text) { add(octets_of(text)); }

void Sha256::add(std::span<const std::uint8_t> octets) {
  crypto_hash_sha256_update(&state_->running, octets.data(), octets.size());
}

Bytes Sha256::finish() {
  Bytes digest(crypto_hash_sha256_BYTES);
  crypto_hash_sha256_final(&state_->running, digest.data());
  return digest;
}

std::string hex(std::span<const std::uint8_t> octets) {
  std::string text(octets.size() * 2 + 1, '\0');
  sodium_bin2hex(text.data(), text.size(), octets.data(), octets.size());
  text.pop_back();
  return text;
}

Bytes from_hex(std::string_view text) {
  Bytes octets(text.size() / 2);
  std::size_t length = 0;
  const char* end = nullptr;
  const int failed = sodium_hex2bin(octets.data(), octets.size(), text.data(), text.size(), nullptr, &length, &end);
  if (failed != 0 || end != text.data() + text.size() || text.size() % 2 != 0) return {};
  return octets;
}

bool equal_in_constant_time(std::span<const std::uint8_t> left, std::span<const std::uint8_t> right) {
  return left.size() == right.size() && sodium_memcmp(left.data(), right.data(), left.size()) == 0;
}

}  // namespace anxin::vault
