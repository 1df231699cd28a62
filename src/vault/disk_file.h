// A file that is read or written from its start to its end, every failure thrown. For vault/ and store/ backups.
#pragma once

#include <cstdint>
#include <span>
#include <string>

namespace anxin::vault {

class DiskFile {
 public:
  static DiskFile reading(const std::string& path);
  static DiskFile new_for_writing(const std::string& path);  // mode 0600; throws when it is there
  DiskFile(DiskFile&& other) noexcept;
  DiskFile& operator=(DiskFile&&) = delete;
  ~DiskFile();

  std::size_t read(std::span<std::uint8_t> into);  // as much as fits; less only at the end
  void write(std::span<const std::uint8_t> octets);
  void bring_to_disk();

 private:
  DiskFile(const std::string& path, int flags);
  [[noreturn]] void fail(const char* doing) const;

  std::string path_;
  int number_;
};

// After a file was made or renamed in it.
void bring_folder_to_disk(const std::string& folder);

}  // namespace anxin::vault
