#include "json/write.h"

#include <charconv>

namespace anxin::json {
namespace {

constexpr std::string_view hex = "0123456789abcdef";

bool needs_escape(char c) { return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\'; }

void put_escaped(std::string& out, char c) {
  switch (c) {
    case '"':
      out += "\\\"";
      return;
    case '\\':
      out += "\\\\";
      return;
    case '\n':
      out += "\\n";
      return;
    case '\r':
      out += "\\r";
      return;
    case '\t':
      out += "\\t";
      return;
    default:
      break;
  }
  const auto byte = static_cast<unsigned char>(c);
  out += "\\u00";
  out += hex[byte >> 4U];
  out += hex[byte & 15U];
}

}  // namespace

void put(std::string& out, bool value) { out += value ? "true" : "false"; }

void put(std::string& out, std::int64_t value) {
  std::array<char, 24> digits{};
  const std::to_chars_result end = std::to_chars(digits.data(), digits.data() + digits.size(), value);
  out.append(digits.data(), end.ptr);
}

void put(std::string& out, std::string_view value) {
  out += '"';
  std::size_t done = 0;
  for (std::size_t i = 0; i < value.size(); ++i) {
    if (!needs_escape(value[i])) continue;
    out.append(value, done, i - done);
    put_escaped(out, value[i]);
    done = i + 1;
  }
  out.append(value, done);
  out += '"';
}

void put(std::string& out, Instant value) { put(out, std::string_view(rfc3339(value))); }
void put(std::string& out, Day value) { put(out, std::string_view(value.text())); }

}  // namespace anxin::json
