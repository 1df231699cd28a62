#include "office/zip_samples.h"

#include <zlib.h>

namespace anxin::office {
namespace {

std::uint32_t checksum_of(const std::string& content) {
  return static_cast<std::uint32_t>(
      crc32(0, reinterpret_cast<const Bytef*>(content.data()), static_cast<uInt>(content.size())));
}

void put_word(std::string& out, std::uint32_t value) {
  out += static_cast<char>(value & 0xFF);
  out += static_cast<char>(value >> 8U & 0xFF);
}

void put_long(std::string& out, std::uint32_t value) {
  put_word(out, value & 0xFFFF);
  put_word(out, value >> 16U);
}

// What the local header and the directory have in common.
void put_facts(std::string& out, const SampleEntry& entry, std::uint32_t unpacked, std::size_t name_size) {
  put_word(out, entry.flags);
  put_word(out, entry.method);
  put_long(out, 0);  // time and date
  put_long(out, entry.checksum);
  put_long(out, static_cast<std::uint32_t>(entry.packed.size()));
  put_long(out, unpacked);
  put_word(out, static_cast<std::uint32_t>(name_size));
  put_word(out, 0);  // no extra field
}

void put_local(std::string& out, const SampleEntry& entry) {
  const std::string& name = entry.local_name.empty() ? entry.name : entry.local_name;
  put_long(out, 0x04034b50);
  put_word(out, 20);
  put_facts(out, entry, entry.unpacked + entry.local_unpacked_more, name.size());
  out += name;
  out += entry.packed;
}

void put_directory(std::string& out, const SampleEntry& entry, std::uint32_t place) {
  put_long(out, 0x02014b50);
  put_word(out, 20);
  put_word(out, 20);
  put_facts(out, entry, entry.unpacked, entry.name.size());
  put_word(out, 0);  // no comment
  put_word(out, 0);  // first disk
  put_word(out, 0);
  put_long(out, entry.attributes);
  put_long(out, place);
  out += entry.name;
}

std::string deflated(const std::string& content) {
  z_stream stream{};
  deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY);
  std::string packed(deflateBound(&stream, content.size()), '\0');
  std::string copy = content;
  stream.next_in = reinterpret_cast<Bytef*>(copy.data());
  stream.avail_in = static_cast<uInt>(copy.size());
  stream.next_out = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_out = static_cast<uInt>(packed.size());
  deflate(&stream, Z_FINISH);
  packed.resize(stream.total_out);
  deflateEnd(&stream);
  return packed;
}

}  // namespace

ZipSample& ZipSample::add(const std::string& name, const std::string& content) {
  entries.push_back({.name = name,
                     .packed = content,
                     .unpacked = static_cast<std::uint32_t>(content.size()),
                     .checksum = checksum_of(content)});
  return *this;
}

ZipSample& ZipSample::add_packed(const std::string& name, const std::string& content) {
  add(name, content);
  entries.back().packed = deflated(content);
  entries.back().method = Z_DEFLATED;
  return *this;
}

std::string ZipSample::bytes() const {
  std::string out;
  std::string directory;
  for (const SampleEntry& entry : entries) {
    put_directory(directory, entry, entry.same_place_as_first ? 0 : static_cast<std::uint32_t>(out.size()));
    put_local(out, entry);
  }
  const auto begin = static_cast<std::uint32_t>(out.size());
  out += directory;
  put_long(out, 0x06054b50);
  put_long(out, 0);  // this disk, first disk
  put_word(out, static_cast<std::uint32_t>(entries.size()));
  put_word(out, static_cast<std::uint32_t>(entries.size()));
  put_long(out, static_cast<std::uint32_t>(directory.size()));
  put_long(out, begin);
  put_word(out, 0);
  return out;
}

}  // namespace anxin::office
