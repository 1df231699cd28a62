#include "store/directory_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

#include "store/failure.h"

namespace anxin::store {

std::optional<DirectoryLock> DirectoryLock::try_take(const std::string& directory) {
  const std::string path = directory + "/anxin.lock";
  DirectoryLock lock(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600));
  if (lock.file_ < 0) throw CannotOpen(path + ": " + std::strerror(errno));
  if (::flock(lock.file_, LOCK_EX | LOCK_NB) == 0) return lock;
  if (errno == EWOULDBLOCK) return std::nullopt;
  throw CannotOpen(path + ": " + std::strerror(errno));
}

DirectoryLock DirectoryLock::take(const std::string& directory) {
  std::optional<DirectoryLock> lock = try_take(directory);
  if (!lock) throw CannotOpen("the data in " + directory + " are in use by another process");
  return std::move(*lock);
}

DirectoryLock::DirectoryLock(DirectoryLock&& other) noexcept : file_(std::exchange(other.file_, -1)) {}

DirectoryLock& DirectoryLock::operator=(DirectoryLock&& other) noexcept {
  std::swap(file_, other.file_);
  return *this;
}

DirectoryLock::~DirectoryLock() {
  if (file_ >= 0) ::close(file_);
}

}  // namespace anxin::store
