// SqlText: our one SQL text, written out for a database: `@in($n)`, `@for_update`. Any other @word is a mistake.
#pragma once

#include <string>
#include <string_view>

#include "store/connection.h"

namespace anxin::store {

std::string written_for(Dialect dialect, std::string_view sql);

// The highest n of its parameters $n.
std::size_t parameters_in(std::string_view sql);

// Throws std::logic_error for a text with U+0000 in it: PostgreSQL would cut it there without a word.
void check_text(std::string_view text);

// For statement caches: looked up by view, kept by value.
struct TextHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const noexcept { return std::hash<std::string_view>{}(text); }
};

}  // namespace anxin::store
