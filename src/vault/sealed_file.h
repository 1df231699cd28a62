// A whole file sealed in pieces of 1 MB (secretstream, XChaCha20-Poly1305) under a key of its own, which stands wrapped
// at its head. A changed, cut, repeated or swapped piece does not open; neither does the file under another purpose.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "vault/vault.h"

namespace anxin::vault {

// Writes `to` (mode 0600, must not exist) and brings it to the disk. Throws std::runtime_error when the disk fails.
void seal_file(const Vault& vault, std::string_view purpose, const std::string& from, const std::string& to);

using TakePiece = std::function<void(std::span<const std::uint8_t>)>;
// Gives the plain pieces in their order. Throws Damaged, maybe after some pieces: they count only when it returns.
void open_file(const Vault& vault, std::string_view purpose, const std::string& from, const TakePiece& take);
void open_file(const Vault& vault, std::string_view purpose, const std::string& from, const std::string& to);

}  // namespace anxin::vault
