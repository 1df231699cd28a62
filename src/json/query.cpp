#include "json/query.h"

#include <algorithm>
#include <charconv>

namespace anxin::json {
namespace {

constexpr std::size_t pairs_max = 200;

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

struct Lead {
  std::size_t length;   // of the whole sequence
  std::uint32_t bits;   // of the first byte
  std::uint32_t least;  // the smallest code point that may take this many bytes
};

std::optional<Lead> lead_of(unsigned char byte) {
  if (byte < 0x80) return Lead{1, byte, 0};
  if (byte >= 0xC2 && byte < 0xE0) return Lead{2, byte & 0x1FU, 0x80};
  if (byte >= 0xE0 && byte < 0xF0) return Lead{3, byte & 0x0FU, 0x800};
  if (byte >= 0xF0 && byte < 0xF5) return Lead{4, byte & 0x07U, 0x10000};
  return std::nullopt;
}

// The length of the sequence at the front of `text`; 0: broken, overlong or a surrogate.
std::size_t sequence_length(std::string_view text) {
  const std::optional<Lead> lead = lead_of(static_cast<unsigned char>(text[0]));
  if (!lead || text.size() < lead->length) return 0;
  std::uint32_t point = lead->bits;
  for (std::size_t i = 1; i < lead->length; ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if ((byte & 0xC0U) != 0x80U) return 0;
    point = point << 6U | (byte & 0x3FU);
  }
  const bool surrogate = point >= 0xD800 && point <= 0xDFFF;
  return point < lead->least || point > 0x10FFFF || surrogate ? 0 : lead->length;
}

}  // namespace

bool valid_utf8(std::string_view text) {
  while (!text.empty()) {
    const std::size_t length = sequence_length(text);
    if (length == 0) return false;
    text.remove_prefix(length);
  }
  return true;
}

std::optional<std::string> percent_decoded(std::string_view text, bool plus_is_space) {
  std::string decoded;
  decoded.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%') {
      decoded += text[i] == '+' && plus_is_space ? ' ' : text[i];
      continue;
    }
    if (i + 2 >= text.size()) return std::nullopt;
    const int high = hex_digit(text[i + 1]);
    const int low = hex_digit(text[i + 2]);
    if (high < 0 || low < 0) return std::nullopt;
    decoded += static_cast<char>(high * 16 + low);
    i += 2;
  }
  if (decoded.find('\0') != std::string::npos || !valid_utf8(decoded)) return std::nullopt;
  return decoded;
}

Result<std::vector<QueryPair>> parse_query(std::string_view text) {
  std::vector<QueryPair> pairs;
  while (!text.empty()) {
    const std::string_view pair = text.substr(0, text.find('&'));
    text.remove_prefix(std::min(text.size(), pair.size() + 1));
    if (pair.empty()) continue;
    const std::size_t equals = pair.find('=');
    std::optional<std::string> name = percent_decoded(pair.substr(0, equals), true);
    std::optional<std::string> value =
        percent_decoded(equals == std::string_view::npos ? "" : pair.substr(equals + 1), true);
    if (!name || !value) return malformed("json.query_syntax");
    if (pairs.size() == pairs_max) return malformed("json.too_many_values");
    pairs.push_back({std::move(*name), std::move(*value)});
  }
  return pairs;
}

void take_text(std::string_view text, bool& value, const Spot& spot) {
  if (text != "true" && text != "false") return spot.fail_type("boolean");
  value = text == "true";
}

std::optional<std::int64_t> integer_of(std::string_view text, const Spot& spot) {
  std::int64_t number = 0;
  const char* end = text.data() + text.size();
  const std::from_chars_result result = std::from_chars(text.data(), end, number);
  if (!text.empty() && result.ec == std::errc() && result.ptr == end) return number;
  spot.fail_type("integer");
  return std::nullopt;
}

const QueryPair* QueryReader::find(std::string_view name) const {
  const auto found = std::ranges::find(pairs_, name, &QueryPair::name);
  return found == pairs_.end() ? nullptr : &*found;
}

void QueryReader::refuse_strangers(const FieldNames& names) {
  std::vector<std::string_view> seen;
  for (const QueryPair& pair : pairs_) {
    const bool list = std::ranges::find(lists_, pair.name) != lists_.end();
    const bool repeated = !list && std::ranges::find(seen, pair.name) != seen.end();
    if (repeated || !names.has(pair.name)) return refuse_stranger(reading_, &root_, pair.name, repeated);
    seen.emplace_back(pair.name);
  }
}

}  // namespace anxin::json
