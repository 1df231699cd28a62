// The master key's file: 64 hexadecimal digits, readable by its owner only.
#include <fcntl.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>

#include "vault/digest.h"
#include "vault/sodium.h"
#include "vault/vault.h"

namespace anxin::vault {
namespace {

class OpenFile {
 public:
  OpenFile(const std::string& path, int flags, mode_t mode) : number_(::open(path.c_str(), flags | O_CLOEXEC, mode)) {
    if (number_ < 0) throw BadKey("key file " + path + ": " + std::strerror(errno));
  }
  ~OpenFile() { ::close(number_); }
  OpenFile(const OpenFile&) = delete;
  OpenFile& operator=(const OpenFile&) = delete;
  int number() const { return number_; }

 private:
  int number_;
};

}  // namespace

Vault Vault::from_file(const std::string& path) {
  start_sodium();
  const OpenFile file(path, O_RDONLY, 0);
  struct stat facts {};
  if (::fstat(file.number(), &facts) != 0 || (facts.st_mode & (S_IRWXG | S_IRWXO)) != 0) {
    throw BadKey("key file " + path + " may be read by others; chmod it to 0400");
  }
  std::array<char, DataKey::size * 2 + 2> text{};
  const ssize_t length = ::read(file.number(), text.data(), text.size());
  std::string_view digits(text.data(), length < 0 ? 0 : static_cast<std::size_t>(length));
  if (digits.ends_with('\n')) digits.remove_suffix(1);
  Bytes octets = digits.size() == DataKey::size * 2 ? from_hex(digits) : Bytes{};
  sodium_memzero(text.data(), text.size());
  if (octets.size() != DataKey::size) throw BadKey("key file " + path + " is not 64 hexadecimal digits");
  DataKey master;
  std::memcpy(master.octets(), octets.data(), DataKey::size);
  sodium_memzero(octets.data(), octets.size());
  return Vault(master);
}

void Vault::create_key_file(const std::string& path) {
  start_sodium();
  const OpenFile file(path, O_WRONLY | O_CREAT | O_EXCL, S_IRUSR);
  Bytes octets(DataKey::size);
  randombytes_buf(octets.data(), octets.size());
  std::string text = hex(octets) + "\n";
  const bool written = ::write(file.number(), text.data(), text.size()) == static_cast<ssize_t>(text.size()) &&
                       ::fsync(file.number()) == 0;
  sodium_memzero(text.data(), text.size());
  sodium_memzero(octets.data(), octets.size());
  if (!written) throw BadKey("key file " + path + " cannot be written: " + std::strerror(errno));
}

}  // namespace anxin::vault
