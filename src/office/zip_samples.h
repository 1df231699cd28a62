// Archives for tests, right ones and lying ones: every field of an entry can be made wrong before bytes() writes them.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace anxin::office {

struct SampleEntry {
  std::string name;
  std::string packed;
  std::uint32_t unpacked = 0;
  std::uint32_t checksum = 0;
  std::uint16_t method = 0;
  std::uint16_t flags = 0;
  std::uint32_t attributes = 0;
  std::string local_name = {};            // "": the same
  std::uint32_t local_unpacked_more = 0;  // what the local header adds
  bool same_place_as_first = false;       // the directory points to the first entry's bytes
};

struct ZipSample {
  std::vector<SampleEntry> entries;

  ZipSample& add(const std::string& name, const std::string& content);         // stored
  ZipSample& add_packed(const std::string& name, const std::string& content);  // deflated
  std::string bytes() const;
};

}  // namespace anxin::office
