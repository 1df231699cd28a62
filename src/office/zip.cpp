#include "office/zip.h"

#define ZLIB_CONST  // what is unpacked is only looked at
#include <zlib.h>

#include <algorithm>
#include <memory>

namespace anxin::office {
namespace {

constexpr std::uint32_t end_signature = 0x06054b50;
constexpr std::uint32_t entry_signature = 0x02014b50;
constexpr std::uint32_t local_signature = 0x04034b50;
constexpr std::size_t end_size = 22;
constexpr std::size_t entry_size = 46;
constexpr std::size_t local_size = 30;
constexpr std::uint16_t flag_encrypted = 1;
constexpr std::uint16_t flag_sizes_follow = 8;

Error broken() { return invalid("sheet.broken"); }

std::uint16_t word_at(std::string_view bytes, std::size_t at) {
  const auto low = static_cast<unsigned char>(bytes[at]);
  const auto high = static_cast<unsigned char>(bytes[at + 1]);
  return static_cast<std::uint16_t>(low | high << 8);
}

std::uint32_t long_at(std::string_view bytes, std::size_t at) {
  return word_at(bytes, at) | static_cast<std::uint32_t>(word_at(bytes, at + 2)) << 16U;
}

bool leaves_the_archive(std::string_view name) {
  return name.empty() || name.front() == '/' || name.find("..") != std::string_view::npos ||
         name.find('\\') != std::string_view::npos || name.find('\0') != std::string_view::npos;
}

// Where the record at the end of the directory stands; a comment of up to 64 KiB may follow it.
std::optional<std::size_t> end_record(std::string_view bytes) {
  if (bytes.size() < end_size) return std::nullopt;
  const std::size_t last = bytes.size() - end_size;
  for (std::size_t back = 0; back <= std::min<std::size_t>(last, 0xFFFF); ++back) {
    const std::size_t at = last - back;
    if (long_at(bytes, at) == end_signature && word_at(bytes, at + 20) == back) return at;
  }
  return std::nullopt;
}

}  // namespace

Result<ZipArchive> ZipArchive::open(std::string_view bytes, const Limits& limits) {
  if (bytes.size() > limits.packed_max) return invalid("sheet.too_large");
  ZipArchive archive(bytes, limits);
  TRY(archive.read_directory());
  TRY(archive.check_overlaps());
  return archive;
}

Result<Done> ZipArchive::read_directory() {
  const std::optional<std::size_t> end = end_record(bytes_);
  if (!end) return invalid("sheet.not_a_zip");
  const std::size_t count = word_at(bytes_, *end + 10);
  const std::size_t size = long_at(bytes_, *end + 12);
  directory_ = long_at(bytes_, *end + 16);
  const bool one_disk = word_at(bytes_, *end + 4) == 0 && word_at(bytes_, *end + 8) == count;
  if (count > limits_.entries_max) return invalid("sheet.too_many_entries");
  if (!one_disk || directory_ > *end || size != *end - directory_) return broken();  // zip64 ends here too
  std::size_t at = directory_;
  std::size_t unpacked = 0;
  for (std::size_t i = 0; i < count; ++i) {
    at = TRY(read_entry(at));
    Entry& entry = entries_.back();
    TRY(check(entry));
    TRY(check_local(entry));
    unpacked += entry.unpacked;
    if (unpacked > limits_.unpacked_max) return invalid("sheet.too_large_unpacked");
  }
  if (at != *end) return broken();
  return Done{};
}

Result<std::size_t> ZipArchive::read_entry(std::size_t at) {
  if (at + entry_size > bytes_.size() || long_at(bytes_, at) != entry_signature) return broken();
  const std::size_t name_size = word_at(bytes_, at + 28);
  const std::size_t rest = std::size_t{word_at(bytes_, at + 30)} + word_at(bytes_, at + 32);
  if (at + entry_size + name_size + rest > bytes_.size()) return broken();
  constexpr std::uint32_t file_type = 0xF000;
  constexpr std::uint32_t link = 0xA000;
  if ((long_at(bytes_, at + 38) >> 16U & file_type) == link) return broken();
  entries_.push_back({.name = bytes_.substr(at + entry_size, name_size),
                      .flags = word_at(bytes_, at + 8),
                      .method = word_at(bytes_, at + 10),
                      .checksum = long_at(bytes_, at + 16),
                      .packed = long_at(bytes_, at + 20),
                      .unpacked = long_at(bytes_, at + 24),
                      .local = long_at(bytes_, at + 42)});
  return at + entry_size + name_size + rest;
}

Result<Done> ZipArchive::check(const Entry& entry) const {
  if ((entry.flags & flag_encrypted) != 0) return invalid("sheet.encrypted");
  if (entry.method != 0 && entry.method != Z_DEFLATED) return broken();
  if (entry.method == 0 && entry.packed != entry.unpacked) return broken();
  if (leaves_the_archive(entry.name)) return broken();
  // A few empty rows pack well; only what is large at all can be a bomb.
  constexpr std::size_t harmless = std::size_t{64} << 10U;
  if (entry.unpacked > harmless && entry.unpacked / limits_.ratio_max > entry.packed) {
    return invalid("sheet.too_large_unpacked");
  }
  return Done{};
}

Result<Done> ZipArchive::check_local(Entry& entry) const {
  if (entry.local + local_size > directory_ || long_at(bytes_, entry.local) != local_signature) return broken();
  const std::size_t name_size = word_at(bytes_, entry.local + 26);
  entry.content = entry.local + local_size + name_size + word_at(bytes_, entry.local + 28);
  if (entry.content + entry.packed > directory_) return broken();
  const bool same = bytes_.substr(entry.local + local_size, name_size) == entry.name &&
                    word_at(bytes_, entry.local + 6) == entry.flags && word_at(bytes_, entry.local + 8) == entry.method;
  if (!same) return broken();
  if ((entry.flags & flag_sizes_follow) != 0) return Done{};
  const bool same_sizes = long_at(bytes_, entry.local + 14) == entry.checksum &&
                          long_at(bytes_, entry.local + 18) == entry.packed &&
                          long_at(bytes_, entry.local + 22) == entry.unpacked;
  return same_sizes ? Result<Done>(Done{}) : Result<Done>(broken());
}

Result<Done> ZipArchive::check_overlaps() const {
  std::vector<const Entry*> ordered;
  for (const Entry& entry : entries_) {
    const auto same_name = [&](const Entry* other) { return other->name == entry.name; };
    if (std::ranges::any_of(ordered, same_name)) return broken();
    ordered.push_back(&entry);
  }
  std::ranges::sort(ordered, {}, [](const Entry* entry) { return entry->local; });
  for (std::size_t i = 1; i < ordered.size(); ++i) {
    if (ordered[i]->local < ordered[i - 1]->content + ordered[i - 1]->packed) return broken();
  }
  return Done{};
}

const ZipArchive::Entry* ZipArchive::find(std::string_view name) const {
  const auto found = std::ranges::find(entries_, name, &Entry::name);
  return found == entries_.end() ? nullptr : &*found;
}

bool ZipArchive::has(std::string_view name) const { return find(name) != nullptr; }

Result<std::string> ZipArchive::part(std::string_view name) {
  const Entry* entry = find(name);
  if (entry == nullptr) return not_found();
  std::string content = TRY(inflated(*entry));
  const uLong sum = crc32(0, reinterpret_cast<const Bytef*>(content.data()), static_cast<uInt>(content.size()));
  if (sum != entry->checksum) return broken();
  return content;
}

Result<std::string> ZipArchive::inflated(const Entry& entry) {
  unpacked_ += entry.unpacked;
  if (unpacked_ > limits_.unpacked_max) return invalid("sheet.too_large_unpacked");
  if (entry.method == 0) return std::string(bytes_.substr(entry.content, entry.packed));
  z_stream stream{};
  if (inflateInit2(&stream, -MAX_WBITS) != Z_OK) return broken();
  const std::unique_ptr<z_stream, decltype(&inflateEnd)> ending(&stream, &inflateEnd);
  // One octet more than promised: a stream that fills it lied, and nothing beyond it is ever written.
  std::string content(entry.unpacked + 1, '\0');
  stream.next_in = reinterpret_cast<const Bytef*>(bytes_.data() + entry.content);
  stream.avail_in = static_cast<uInt>(entry.packed);
  stream.next_out = reinterpret_cast<Bytef*>(content.data());
  stream.avail_out = static_cast<uInt>(content.size());
  if (inflate(&stream, Z_FINISH) != Z_STREAM_END || stream.total_out != entry.unpacked) return broken();
  content.resize(entry.unpacked);
  return content;
}

}  // namespace anxin::office
