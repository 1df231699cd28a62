#include "json/about.h"

#include <algorithm>

namespace anxin::json {
namespace {

std::int64_t code_points(std::string_view text) {
  return std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; });
}

Error over(std::string key, std::string param, std::int64_t limit) {
  Error error = malformed(std::move(key));
  error.params[std::move(param)] = std::to_string(limit);
  return error;
}

}  // namespace

std::optional<Error> broken_limit(const About& about, std::string_view text) {
  if (!about.words().empty() && std::ranges::find(about.words(), text) == about.words().end()) {
    return malformed("json.not_a_choice");
  }
  const std::int64_t length = code_points(text);
  if (length > about.max_length()) return over("json.too_long", "max", about.max_length());
  if (length < about.min_length()) return over("json.too_short", "min", about.min_length());
  return std::nullopt;
}

std::optional<Error> broken_limit(const About& about, std::int64_t number) {
  if (number < about.least()) return over("json.too_small", "min", about.least());
  if (number > about.most()) return over("json.too_big", "max", about.most());
  return std::nullopt;
}

std::optional<Error> broken_item_limit(const About& about, std::size_t items) {
  if (items > static_cast<std::size_t>(about.max_items())) {
    return over("json.too_many_items", "max", about.max_items());
  }
  return std::nullopt;
}

}  // namespace anxin::json
