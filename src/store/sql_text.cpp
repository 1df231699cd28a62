#include "store/sql_text.h"

#include <algorithm>
#include <charconv>
#include <stdexcept>

namespace anxin::store {
namespace {

constexpr std::string_view in_word = "@in(";
constexpr std::string_view for_update_word = "@for_update";

std::string written_in(Dialect dialect, std::string_view parameter) {
  const std::string number(parameter);
  return dialect == Dialect::sqlite ? "IN (SELECT value FROM json_each(" + number + "))" : "= ANY(" + number + ")";
}

}  // namespace

std::string written_for(Dialect dialect, std::string_view sql) {
  std::string text;
  text.reserve(sql.size() + 32);
  bool quoted = false;
  for (std::size_t at = 0; at < sql.size(); ++at) {
    if (sql[at] == '\'') quoted = !quoted;
    if (quoted || sql[at] != '@' || sql.substr(at, 2) == "@>") {
      text += sql[at];
      continue;
    }
    const std::string_view rest = sql.substr(at);
    if (rest.starts_with(in_word)) {
      const std::size_t end = rest.find(')');
      if (end == std::string_view::npos) throw std::logic_error("@in( without its bracket: " + std::string(sql));
      text += written_in(dialect, rest.substr(in_word.size(), end - in_word.size()));
      at += end;
    } else if (rest.starts_with(for_update_word)) {
      if (dialect == Dialect::postgresql) text += "FOR UPDATE";
      at += for_update_word.size() - 1;
    } else {
      throw std::logic_error("unknown @word in: " + std::string(sql));
    }
  }
  return text;
}

std::size_t parameters_in(std::string_view sql) {
  std::size_t highest = 0;
  bool quoted = false;
  for (std::size_t at = 0; at < sql.size(); ++at) {
    if (sql[at] == '\'') quoted = !quoted;
    if (quoted || sql[at] != '$') continue;
    std::size_t number = 0;
    std::from_chars(sql.data() + at + 1, sql.data() + sql.size(), number);
    highest = std::max(highest, number);
  }
  return highest;
}

void check_text(std::string_view text) {
  if (text.find('\0') != std::string_view::npos) throw std::logic_error("U+0000 in a text for the database");
}

}  // namespace anxin::store
