// Vault: everything that needs the master key. It seals personal values, wraps the keys they are sealed with, and makes
// the keyed hashes by which sealed values are found again. The master key stands in a file outside the database.
//
//   const Vault vault = Vault::from_file("var/master.key");
//   const DataKey key = vault.make_key();
//   const Bytes kept = vault.seal(key, "Li Min", {county, "person.name", person});
//   vault.open(key, kept, {county, "person.name", person});     // "Li Min"; any other place throws Damaged
//
// A sealed value is: version, algorithm, key id, nonce (24), ciphertext and tag (XChaCha20-Poly1305). The Context is
// authenticated with it, so that a value moved to another row, column or county does not open.
// It does not hide how long a value is, nor how often a keyed hash occurs: whoever counts frequencies learns something.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "base/ids.h"
#include "base/memory.h"
#include "vault/data_key.h"

namespace anxin::vault {

// A sealed value that does not open: changed, cut, moved to another row, or sealed under another key.
class Damaged : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// The key file is missing, readable by others, or not 64 hexadecimal digits; or it is not the key of this database.
class BadKey : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// Where a sealed value belongs.
struct Context {
  CountyId county;
  std::string_view column;  // "person.name"
  std::int64_t row = 0;
};

class Vault {
 public:
  static Vault from_file(const std::string& path);  // throws BadKey
  // A new random key in a new file of mode 0400. Never overwrites: throws BadKey when the file is there.
  static void create_key_file(const std::string& path);
  // For tests: a key made from a word.
  static Vault for_tests(std::string_view word);

  // Which master key this is, without a hint of its value: kept in the database and in every backup's manifest.
  const Bytes& fingerprint() const { return fingerprint_; }

  DataKey make_key() const;
  Bytes wrap(const DataKey& key, const Context& context) const;
  DataKey unwrap(ByteView wrapped, const Context& context) const;  // throws Damaged
  Bytes seal(const DataKey& key, std::string_view plain, const Context& context) const;
  std::string open(const DataKey& key, ByteView sealed, const Context& context) const;  // throws Damaged
  // The platform's own key for a purpose ("idempotency", "backup"): always the same, made from the master key.
  DataKey platform_key(std::string_view purpose) const;

  // Equal texts give equal hashes within a county and purpose, nowhere else: key id + 16 octets.
  Bytes lookup_hash(CountyId county, std::string_view purpose, std::string_view text) const;
  // Search tokens of 20 bits: false hits are meant to happen, so every hit is opened and checked.
  std::int32_t word_token(CountyId county, std::string_view purpose, std::string_view text) const;
  std::vector<std::int32_t> word_tokens(CountyId county, std::string_view purpose,
                                        std::span<const std::string> texts) const;

 private:
  explicit Vault(const DataKey& master);
  std::uint8_t key_id() const { return fingerprint_.front(); }
  DataKey lookup_key(CountyId county, std::string_view purpose) const;

  DataKey master_;
  DataKey wrapping_;
  Bytes fingerprint_;
  std::unique_ptr<Memory<DataKey>> unwrapped_;  // those of late, by their wrapping and place
};

}  // namespace anxin::vault
