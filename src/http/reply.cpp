#include "http/reply.h"

#include <fmt/format.h>

#include <algorithm>

namespace anxin::http {

std::string cookie_line(const Cookie& cookie, bool secure) {
  return fmt::format("{}={}; Path=/; SameSite=Lax; Max-Age={}{}{}", cookie.name, cookie.value, cookie.max_age_seconds,
                     cookie.readable_by_page ? "" : "; HttpOnly", secure ? "; Secure" : "");
}

Reply reply_of(Done) { return {204, {}, {}}; }

Reply reply_of(Download download) {
  const auto unsafe = [](char c) {
    return !((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
             c == '.');
  };
  std::ranges::replace_if(download.file_name, unsafe, '_');
  Reply reply{200, std::move(download.bytes), std::move(download.content_type)};
  reply.headers.push_back({"content-disposition", fmt::format("attachment; filename=\"{}\"", download.file_name)});
  return reply;
}

}  // namespace anxin::http
