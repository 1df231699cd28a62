#include "http/head_text.h"

#include <fmt/format.h>

#include <ctime>

namespace anxin::http {
namespace {

constexpr std::string_view for_everything =
    "X-Content-Type-Options: nosniff\r\n"
    "Referrer-Policy: same-origin\r\n"
    "Cross-Origin-Resource-Policy: same-origin\r\n";

// An answer of the API is data and never a page of its own.
constexpr std::string_view for_data =
    "Cache-Control: no-store\r\n"
    "Content-Security-Policy: default-src 'none'; frame-ancestors 'none'\r\n";

constexpr std::string_view for_pages =
    "Content-Security-Policy: default-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:; object-src "
    "'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'\r\n"
    "Cross-Origin-Opener-Policy: same-origin\r\n"
    "X-Frame-Options: DENY\r\n"
    "Permissions-Policy: camera=(self), microphone=(self), geolocation=(self), payment=()\r\n";

void add(std::string& text, std::string_view name, std::string_view value) {
  text.append(name).append(": ").append(value).append("\r\n");
}

std::string begun(int status, const HeadOptions& options) {
  std::string text;
  text.reserve(768);
  text.append("HTTP/1.1 ").append(std::to_string(status)).append(" ").append(phrase_of(status)).append("\r\n");
  add(text, "Date", options.date);
  if (!options.keep_alive) add(text, "Connection", "close");
  return text.append(for_everything);
}

}  // namespace

std::string_view phrase_of(int status) {
  switch (status) {
    case 200:
      return "OK";
    case 201:
      return "Created";
    case 204:
      return "No Content";
    case 304:
      return "Not Modified";
    case 400:
      return "Bad Request";
    case 401:
      return "Unauthorized";
    case 403:
      return "Forbidden";
    case 404:
      return "Not Found";
    case 405:
      return "Method Not Allowed";
    case 408:
      return "Request Timeout";
    case 409:
      return "Conflict";
    case 413:
      return "Content Too Large";
    case 422:
      return "Unprocessable Content";
    case 429:
      return "Too Many Requests";
    case 431:
      return "Request Header Fields Too Large";
    case 503:
      return "Service Unavailable";
    case 507:
      return "Insufficient Storage";
    default:
      return "Internal Server Error";
  }
}

std::string head_text(const Reply& reply, const HeadOptions& options) {
  std::string text = begun(reply.status, options);
  text.append(for_data);
  if (!reply.content_type.empty()) add(text, "Content-Type", reply.content_type);
  for (const Header& header : reply.headers) add(text, header.name, header.value);
  for (const Cookie& cookie : reply.cookies) add(text, "Set-Cookie", cookie_line(cookie, options.secure_cookies));
  if (reply.status != 204) add(text, "Content-Length", std::to_string(reply.body.size()));
  return text.append("\r\n");
}

std::string head_text(const StaticReply& reply, const HeadOptions& options) {
  std::string text = begun(reply.status, options);
  if (reply.content_type.starts_with("text/html")) text.append(for_pages);
  add(text, "Cache-Control", reply.for_ever ? "public, max-age=31536000, immutable" : "no-cache");
  add(text, "ETag", reply.etag);
  add(text, "Vary", "Accept-Encoding");
  if (reply.status == 304) return text.append("\r\n");
  add(text, "Content-Type", reply.content_type);
  if (!reply.encoding.empty()) add(text, "Content-Encoding", reply.encoding);
  add(text, "Content-Length", std::to_string(reply.bytes.size()));
  return text.append("\r\n");
}

std::string event_stream_head(const HeadOptions& options) {
  std::string text = begun(200, options);
  add(text, "Content-Type", "text/event-stream");
  add(text, "X-Accel-Buffering", "no");  // nginx would hold events back
  return text.append(for_data).append("\r\n");
}

std::string http_date(std::int64_t seconds_since_1970) {
  constexpr std::array<std::string_view, 7> days{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  constexpr std::array<std::string_view, 12> months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                    "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const std::time_t time = seconds_since_1970;
  std::tm utc{};
  gmtime_r(&time, &utc);
  return fmt::format("{}, {:02} {} {} {:02}:{:02}:{:02} GMT", days.at(static_cast<std::size_t>(utc.tm_wday)),
                     utc.tm_mday, months.at(static_cast<std::size_t>(utc.tm_mon)), utc.tm_year + 1900, utc.tm_hour,
                     utc.tm_min, utc.tm_sec);
}

}  // namespace anxin::http
