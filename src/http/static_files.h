// StaticFiles: the built pages (web/dist), read into memory once. A path outside cannot be asked for, because there is
// only what was found at the start. Packed forms (x.br, x.gz) beside a file are sent to those who take them.
//
// What lies in assets/ has a hash in its name and may be kept for ever; all else is asked for again by its ETag.
// `/`, `/login` and everything below `/w/` are addresses of the staff's page: they get staff.html.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace anxin::http {

struct StaticReply {
  int status = 200;             // or 304
  std::string_view bytes = {};  // of this StaticFiles
  std::string_view content_type = {};
  std::string_view encoding = {};  // "br", "gzip" or none
  std::string etag = {};
  bool for_ever = false;
};

class StaticFiles {
 public:
  StaticFiles() = default;                                    // no pages at all
  explicit StaticFiles(const std::filesystem::path& folder);  // throws std::filesystem::filesystem_error

  // Nothing: there is no such file.
  std::optional<StaticReply> find(std::string_view path, std::string_view accept_encoding,
                                  std::string_view if_none_match) const;
  bool empty() const { return files_.empty(); }

 private:
  struct File {
    std::string plain;
    std::string gzip;
    std::string brotli;
    std::string hash;
  };

  const File* file_at(std::string_view path, std::string_view& name) const;

  std::map<std::string, File, std::less<>> files_;  // by path: "/assets/staff-1a2b.js"
};

}  // namespace anxin::http
