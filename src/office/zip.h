// ZipArchive: the archive that an .xlsx is, from a stranger. The whole directory is checked before anything is
// unpacked, and the bytes are counted while unpacking, so that a bomb is refused before it costs.
//
// Refused (all are invalid): "sheet.not_a_zip", "sheet.too_many_entries", "sheet.too_large",
// "sheet.too_large_unpacked", "sheet.encrypted", "sheet.broken" (overlapping entries, local headers that say something
// else, names that leave the archive, links, zip64, wrong check sums).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "office/sheet.h"

namespace anxin::office {

class ZipArchive {
 public:
  // `bytes` outlive the archive.
  static Result<ZipArchive> open(std::string_view bytes, const Limits& limits);

  bool has(std::string_view name) const;
  // Unpacked and checked; not_found when there is no such entry.
  Result<std::string> part(std::string_view name);

 private:
  struct Entry {
    std::string_view name;
    std::uint16_t flags = 0;
    std::uint16_t method = 0;
    std::uint32_t checksum = 0;
    std::size_t packed = 0;
    std::size_t unpacked = 0;
    std::size_t local = 0;    // where its local header begins
    std::size_t content = 0;  // where its packed bytes begin
  };

  ZipArchive(std::string_view bytes, const Limits& limits) : bytes_(bytes), limits_(limits) {}
  Result<Done> read_directory();
  Result<std::size_t> read_entry(std::size_t at);
  Result<Done> check(const Entry& entry) const;
  Result<Done> check_local(Entry& entry) const;
  Result<Done> check_overlaps() const;
  Result<std::string> inflated(const Entry& entry);
  const Entry* find(std::string_view name) const;

  std::string_view bytes_;
  Limits limits_;
  std::size_t directory_ = 0;  // where the directory begins
  std::vector<Entry> entries_;
  std::size_t unpacked_ = 0;  // so far
};

}  // namespace anxin::office
