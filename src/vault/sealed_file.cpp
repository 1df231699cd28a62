#include "vault/sealed_file.h"

#include <sodium.h>

#include <algorithm>
#include <array>

#include "vault/disk_file.h"
#include "vault/sodium.h"

namespace anxin::vault {
namespace {

constexpr std::array<std::uint8_t, 8> magic{'a', 'n', 'x', 'i', 'n', 's', 'f', 1};
constexpr std::size_t piece_size = std::size_t{1} << 20;
constexpr std::size_t wrapped_size = 75;  // header, nonce, key and tag of Vault::wrap
constexpr std::size_t stream_header_size = crypto_secretstream_xchacha20poly1305_HEADERBYTES;
constexpr std::size_t added_size = crypto_secretstream_xchacha20poly1305_ABYTES;

Context place_of(std::string_view purpose) { return {CountyId(0), purpose, 0}; }

[[noreturn]] void refuse(const std::string& path) {
  throw Damaged(path + " does not open: changed, cut, or sealed under another key");
}

DataKey read_key(DiskFile& file, const Vault& vault, std::string_view purpose, const std::string& path) {
  std::array<std::uint8_t, magic.size()> start{};
  Bytes wrapped(wrapped_size);
  if (file.read(start) != start.size() || start != magic || file.read(wrapped) != wrapped.size()) refuse(path);
  return vault.unwrap(wrapped, place_of(purpose));
}

}  // namespace

void seal_file(const Vault& vault, std::string_view purpose, const std::string& from, const std::string& to) {
  start_sodium();
  DiskFile plain = DiskFile::reading(from);
  DiskFile sealed = DiskFile::new_for_writing(to);
  const DataKey key = vault.make_key();
  crypto_secretstream_xchacha20poly1305_state stream;
  std::array<std::uint8_t, stream_header_size> header{};
  crypto_secretstream_xchacha20poly1305_init_push(&stream, header.data(), key.octets());
  sealed.write(magic);
  sealed.write(vault.wrap(key, place_of(purpose)));
  sealed.write(header);
  Bytes piece(piece_size);
  Bytes closed(piece_size + added_size);
  for (bool last = false; !last;) {
    const std::size_t size = plain.read(piece);
    last = size < piece_size;
    const std::uint8_t tag = last ? crypto_secretstream_xchacha20poly1305_TAG_FINAL : 0;
    crypto_secretstream_xchacha20poly1305_push(&stream, closed.data(), nullptr, piece.data(), size, nullptr, 0, tag);
    sealed.write(std::span(closed).first(size + added_size));
  }
  sealed.bring_to_disk();
}

void open_file(const Vault& vault, std::string_view purpose, const std::string& from, const TakePiece& take) {
  start_sodium();
  DiskFile sealed = DiskFile::reading(from);
  const DataKey key = read_key(sealed, vault, purpose, from);
  std::array<std::uint8_t, stream_header_size> header{};
  crypto_secretstream_xchacha20poly1305_state stream;
  if (sealed.read(header) != header.size() ||
      crypto_secretstream_xchacha20poly1305_init_pull(&stream, header.data(), key.octets()) != 0) {
    refuse(from);
  }
  Bytes closed(piece_size + added_size);
  Bytes piece(piece_size);
  for (std::uint8_t tag = 0; tag != crypto_secretstream_xchacha20poly1305_TAG_FINAL;) {
    const std::size_t size = sealed.read(closed);
    if (size < added_size || crypto_secretstream_xchacha20poly1305_pull(&stream, piece.data(), nullptr, &tag,
                                                                        closed.data(), size, nullptr, 0) != 0) {
      refuse(from);
    }
    take(std::span(piece).first(size - added_size));
  }
  if (sealed.read(closed) != 0) refuse(from);  // something stands behind the end
}

void open_file(const Vault& vault, std::string_view purpose, const std::string& from, const std::string& to) {
  DiskFile plain = DiskFile::new_for_writing(to);
  open_file(vault, purpose, from, [&](std::span<const std::uint8_t> piece) { plain.write(piece); });
  plain.bring_to_disk();
}

}  // namespace anxin::vault
