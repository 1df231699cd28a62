#include "vault/vault.h"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <optional>

#include "vault/sodium.h"

namespace anxin::vault {
namespace {

constexpr std::uint8_t format_version = 1;
constexpr std::uint8_t xchacha20_poly1305 = 1;
constexpr std::size_t header_size = 3;
constexpr std::size_t nonce_size = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t tag_size = crypto_aead_xchacha20poly1305_ietf_ABYTES;
constexpr std::size_t fingerprint_size = 8;
constexpr std::size_t lookup_size = 16;
constexpr std::size_t keys_remembered = 16'384;  // some 4 MB
constexpr std::uint32_t token_mask = (1U << 20) - 1;

void append_number(Bytes& octets, std::int64_t number) {
  auto rest = static_cast<std::uint64_t>(number);
  for (int octet = 0; octet < 8; ++octet, rest >>= 8) octets.push_back(static_cast<std::uint8_t>(rest & 0xFF));
}

// A context as octets, on the stack: lists open hundreds of values. The numbers have a fixed width and stand first, so
// two contexts never give the same octets.
class Authenticated {
 public:
  explicit Authenticated(const Context& context) : size_(numbers_size + context.column.size()) {
    if (size_ > octets_.size()) throw std::logic_error("the name of a sealed column is too long");
    put(0, context.county.number());
    put(8, context.row);
    std::ranges::copy(context.column, octets_.begin() + numbers_size);
  }
  const std::uint8_t* data() const { return octets_.data(); }
  std::size_t size() const { return size_; }

 private:
  static constexpr std::size_t numbers_size = 16;
  void put(std::size_t at, std::int64_t number) {
    auto rest = static_cast<std::uint64_t>(number);
    for (int octet = 0; octet < 8; ++octet, rest >>= 8) octets_.at(at++) = static_cast<std::uint8_t>(rest & 0xFF);
  }

  std::array<std::uint8_t, 96> octets_{};
  std::size_t size_;
};

// Under which a key is remembered: where it belongs and its wrapping.
class KeyName {
 public:
  KeyName(ByteView wrapped, const Context& context) {
    const Authenticated place(context);
    if (place.size() + wrapped.size() > octets_.size()) throw Damaged("a wrapped key is too long");
    const auto middle = std::copy_n(place.data(), place.size(), octets_.begin());
    size_ = static_cast<std::size_t>(std::ranges::copy(wrapped, middle).out - octets_.begin());
  }
  std::string_view text() const { return {octets_.data(), size_}; }

 private:
  std::array<char, 256> octets_{};
  std::size_t size_ = 0;
};

DataKey derived(const DataKey& from, std::span<const std::uint8_t> label) {
  DataKey key;
  crypto_generichash(key.octets(), DataKey::size, label.data(), label.size(), from.octets(), DataKey::size);
  return key;
}

DataKey derived(const DataKey& from, std::string_view label) {
  return derived(from, std::span(reinterpret_cast<const std::uint8_t*>(label.data()), label.size()));
}

Bytes sealed_with(const DataKey& key, std::uint8_t key_id, std::span<const std::uint8_t> plain,
                  const Context& context) {
  Bytes sealed(header_size + nonce_size + plain.size() + tag_size);
  sealed[0] = format_version;
  sealed[1] = xchacha20_poly1305;
  sealed[2] = key_id;
  std::uint8_t* nonce = sealed.data() + header_size;
  randombytes_buf(nonce, nonce_size);
  const Authenticated place(context);
  crypto_aead_xchacha20poly1305_ietf_encrypt(nonce + nonce_size, nullptr, plain.data(), plain.size(), place.data(),
                                             place.size(), nullptr, nonce, key.octets());
  return sealed;
}

// Opens into `plain`, which the caller sized with plain_size().
void open_into(std::uint8_t* plain, const DataKey& key, ByteView sealed, const Context& context) {
  const std::uint8_t* nonce = sealed.data() + header_size;
  const Authenticated place(context);
  if (crypto_aead_xchacha20poly1305_ietf_decrypt(plain, nullptr, nullptr, nonce + nonce_size,
                                                 sealed.size() - header_size - nonce_size, place.data(), place.size(),
                                                 nonce, key.octets()) != 0) {
    throw Damaged("a sealed value of " + std::string(context.column) + ", row " + std::to_string(context.row) +
                  ", does not open: changed, moved, or sealed under another key");
  }
}

std::size_t plain_size(ByteView sealed, std::uint8_t key_id, const Context& context) {
  if (sealed.size() < header_size + nonce_size + tag_size || sealed[0] != format_version ||
      sealed[1] != xchacha20_poly1305) {
    throw Damaged("not a sealed value in " + std::string(context.column) + ", row " + std::to_string(context.row));
  }
  if (sealed[2] != key_id) {
    throw Damaged("a value of " + std::string(context.column) + ", row " + std::to_string(context.row) +
                  ", was sealed under another master key");
  }
  return sealed.size() - header_size - nonce_size - tag_size;
}

}  // namespace

DataKey::~DataKey() { sodium_memzero(octets_.data(), octets_.size()); }

Vault::Vault(const DataKey& master)
    : master_(master),
      wrapping_(derived(master, "anxin wrapping key")),
      fingerprint_(fingerprint_size),
      unwrapped_(std::make_unique<Memory<DataKey>>(keys_remembered)) {
  const DataKey print = derived(master, "anxin key fingerprint");
  std::memcpy(fingerprint_.data(), print.octets(), fingerprint_size);
}

Vault Vault::for_tests(std::string_view word) {
  start_sodium();
  return Vault(derived(DataKey(), word));
}

DataKey Vault::make_key() const {
  DataKey key;
  randombytes_buf(key.octets(), DataKey::size);
  return key;
}

Bytes Vault::wrap(const DataKey& key, const Context& context) const {
  return sealed_with(wrapping_, key_id(), std::span(key.octets(), DataKey::size), context);
}

DataKey Vault::unwrap(ByteView wrapped, const Context& context) const {
  if (plain_size(wrapped, key_id(), context) != DataKey::size) {
    throw Damaged("not a wrapped key in " + std::string(context.column) + ", row " + std::to_string(context.row));
  }
  const KeyName name(wrapped, context);
  if (const std::optional<DataKey> known = unwrapped_->find(name.text())) return *known;
  DataKey key;
  open_into(key.octets(), wrapping_, wrapped, context);
  unwrapped_->keep(name.text(), key);
  return key;
}

Bytes Vault::seal(const DataKey& key, std::string_view plain, const Context& context) const {
  return sealed_with(key, key_id(), std::span(reinterpret_cast<const std::uint8_t*>(plain.data()), plain.size()),
                     context);
}

std::string Vault::open(const DataKey& key, ByteView sealed, const Context& context) const {
  std::string plain(plain_size(sealed, key_id(), context), '\0');
  open_into(reinterpret_cast<std::uint8_t*>(plain.data()), key, sealed, context);
  return plain;
}

DataKey Vault::platform_key(std::string_view purpose) const {
  return derived(master_, "anxin platform key " + std::string(purpose));
}

DataKey Vault::lookup_key(CountyId county, std::string_view purpose) const {
  Bytes label{'l', 'o', 'o', 'k', 'u', 'p'};
  append_number(label, county.number());
  label.insert(label.end(), purpose.begin(), purpose.end());
  return derived(master_, label);
}

Bytes Vault::lookup_hash(CountyId county, std::string_view purpose, std::string_view text) const {
  const DataKey key = lookup_key(county, purpose);
  Bytes hash(1 + lookup_size, key_id());
  crypto_generichash(hash.data() + 1, lookup_size, reinterpret_cast<const std::uint8_t*>(text.data()), text.size(),
                     key.octets(), DataKey::size);
  return hash;
}

std::int32_t Vault::word_token(CountyId county, std::string_view purpose, std::string_view text) const {
  const std::string one(text);
  return word_tokens(county, purpose, std::span(&one, 1)).front();
}

std::vector<std::int32_t> Vault::word_tokens(CountyId county, std::string_view purpose,
                                             std::span<const std::string> texts) const {
  const DataKey key = lookup_key(county, purpose);
  std::vector<std::int32_t> tokens;
  tokens.reserve(texts.size());
  for (const std::string& text : texts) {
    std::array<std::uint8_t, lookup_size> hash{};
    crypto_generichash(hash.data(), hash.size(), reinterpret_cast<const std::uint8_t*>(text.data()), text.size(),
                       key.octets(), DataKey::size);
    const std::uint32_t bits = hash[0] | (std::uint32_t{hash[1]} << 8) | (std::uint32_t{hash[2]} << 16);
    tokens.push_back(static_cast<std::int32_t>(bits & token_mask));
  }
  return tokens;
}

}  // namespace anxin::vault
