#include "vault/disk_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <system_error>
#include <utility>

namespace anxin::vault {

DiskFile::DiskFile(const std::string& path, int flags) : path_(path), number_(::open(path.c_str(), flags, 0600)) {
  if (number_ < 0) fail("open");
}

DiskFile DiskFile::reading(const std::string& path) { return {path, O_RDONLY | O_CLOEXEC}; }
DiskFile DiskFile::new_for_writing(const std::string& path) { return {path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC}; }

DiskFile::DiskFile(DiskFile&& other) noexcept
    : path_(std::move(other.path_)), number_(std::exchange(other.number_, -1)) {}

DiskFile::~DiskFile() {
  if (number_ >= 0) ::close(number_);
}

void DiskFile::fail(const char* doing) const {
  throw std::system_error(errno, std::generic_category(), std::string(doing) + " " + path_);
}

std::size_t DiskFile::read(std::span<std::uint8_t> into) {
  std::size_t filled = 0;
  while (filled < into.size()) {
    const ssize_t got = ::read(number_, into.data() + filled, into.size() - filled);
    if (got < 0 && errno != EINTR) fail("read");
    if (got == 0) break;
    if (got > 0) filled += static_cast<std::size_t>(got);
  }
  return filled;
}

void DiskFile::write(std::span<const std::uint8_t> octets) {
  while (!octets.empty()) {
    const ssize_t written = ::write(number_, octets.data(), octets.size());
    if (written < 0 && errno != EINTR) fail("write");
    if (written > 0) octets = octets.subspan(static_cast<std::size_t>(written));
  }
}

void DiskFile::bring_to_disk() {
  if (::fsync(number_) != 0) fail("fsync");
}

void bring_folder_to_disk(const std::string& folder) { DiskFile::reading(folder).bring_to_disk(); }

}  // namespace anxin::vault
