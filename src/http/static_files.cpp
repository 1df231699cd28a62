#include "http/static_files.h"

#include <fmt/format.h>

#include <array>
#include <fstream>
#include <iterator>
#include <utility>

namespace anxin::http {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 14> types{{
    {".html", "text/html; charset=utf-8"},
    {".js", "text/javascript; charset=utf-8"},
    {".css", "text/css; charset=utf-8"},
    {".svg", "image/svg+xml"},
    {".png", "image/png"},
    {".jpg", "image/jpeg"},
    {".webp", "image/webp"},
    {".ico", "image/x-icon"},
    {".json", "application/json"},
    {".webmanifest", "application/manifest+json"},
    {".woff2", "font/woff2"},
    {".txt", "text/plain; charset=utf-8"},
    {".pdf", "application/pdf"},
    {".mp3", "audio/mpeg"},
}};

std::string_view type_of(std::string_view path) {
  for (const auto& [ending, type] : types) {
    if (path.ends_with(ending)) return type;
  }
  return "application/octet-stream";
}

std::string contents(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

// FNV-1a: an ETag tells versions of one file apart, it protects nothing.
std::string hash_of(std::string_view bytes) {
  std::uint64_t hash = 14695981039346656037ULL;
  for (const char c : bytes) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
  return fmt::format("{:016x}", hash);
}

// True when the list names the coding without refusing it by q=0.
bool takes(std::string_view accept_encoding, std::string_view coding) {
  while (!accept_encoding.empty()) {
    std::string_view item = accept_encoding.substr(0, accept_encoding.find(','));
    accept_encoding.remove_prefix(std::min(accept_encoding.size(), item.size() + 1));
    item.remove_prefix(std::min(item.size(), item.find_first_not_of(" \t")));
    if (!item.starts_with(coding)) continue;
    item.remove_prefix(coding.size());
    if (item.empty() || item.front() == ' ') return true;
    if (item.front() == ';') return item.find_first_of("123456789") != std::string_view::npos;
  }
  return false;
}

bool is_staff_address(std::string_view path) {
  return path == "/" || path == "/login" || path == "/w" || path.starts_with("/w/");
}

}  // namespace

StaticFiles::StaticFiles(const std::filesystem::path& folder) {
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    std::string path = "/" + entry.path().lexically_relative(folder).generic_string();
    if (path.ends_with(".br")) {
      files_[path.substr(0, path.size() - 3)].brotli = contents(entry.path());
    } else if (path.ends_with(".gz")) {
      files_[path.substr(0, path.size() - 3)].gzip = contents(entry.path());
    } else {
      File& file = files_[path];
      file.plain = contents(entry.path());
      file.hash = hash_of(file.plain);
    }
  }
  std::erase_if(files_, [](const auto& file) { return file.second.hash.empty(); });  // packed, without its original
}

const StaticFiles::File* StaticFiles::file_at(std::string_view path, std::string_view& name) const {
  auto found = files_.find(path);
  if (found == files_.end() && is_staff_address(path)) found = files_.find("/staff.html");
  if (found == files_.end()) return nullptr;
  name = found->first;
  return &found->second;
}

std::optional<StaticReply> StaticFiles::find(std::string_view path, std::string_view accept_encoding,
                                             std::string_view if_none_match) const {
  std::string_view name;
  const File* file = file_at(path, name);
  if (file == nullptr) return std::nullopt;
  StaticReply reply{.bytes = file->plain, .content_type = type_of(name), .for_ever = name.starts_with("/assets/")};
  if (!file->brotli.empty() && takes(accept_encoding, "br")) {
    reply.bytes = file->brotli;
    reply.encoding = "br";
  } else if (!file->gzip.empty() && takes(accept_encoding, "gzip")) {
    reply.bytes = file->gzip;
    reply.encoding = "gzip";
  }
  // One tag for each form: they are different bytes.
  reply.etag = fmt::format("\"{}{}{}\"", file->hash, reply.encoding.empty() ? "" : "-", reply.encoding);
  if (if_none_match.find(reply.etag) != std::string_view::npos || if_none_match == "*") {
    reply.status = 304;
    reply.bytes = {};
  }
  return reply;
}

}  // namespace anxin::http
