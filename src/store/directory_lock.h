// DirectoryLock: one process at a time on a data directory. The kernel lets go of it when the process ends, however it
// ends.
#pragma once

#include <optional>
#include <string>

namespace anxin::store {

class DirectoryLock {
 public:
  // Nothing when another process holds it. Throws CannotOpen when the directory is not there or not writable.
  static std::optional<DirectoryLock> try_take(const std::string& directory);
  // Throws CannotOpen, saying that the data are in use.
  static DirectoryLock take(const std::string& directory);

  DirectoryLock(DirectoryLock&& other) noexcept;
  DirectoryLock& operator=(DirectoryLock&& other) noexcept;
  ~DirectoryLock();

 private:
  explicit DirectoryLock(int file) : file_(file) {}
  int file_;
};

}  // namespace anxin::store
