#include "store/sealed_columns.h"

#include <algorithm>
#include <stdexcept>

namespace anxin::store {
namespace {

constexpr std::string_view mark = "-- sealed:";

std::vector<std::string> words_of(std::string_view text) {
  constexpr std::string_view blanks = " ,\t\r";
  std::vector<std::string> words;
  for (std::size_t start = text.find_first_not_of(blanks); start != std::string_view::npos;
       start = text.find_first_not_of(blanks)) {
    const std::size_t end = std::min(text.find_first_of(blanks, start), text.size());
    words.emplace_back(text.substr(start, end - start));
    text.remove_prefix(end);
  }
  return words;
}

// They go into SQL text, so they must be names.
bool is_name(std::string_view word) {
  return !word.empty() &&
         std::ranges::all_of(word, [](char sign) { return (sign >= 'a' && sign <= 'z') || sign == '_'; });
}

SealedColumns columns_of(std::string_view line) {
  const std::size_t colon = line.find(':');
  const std::size_t dot = line.find('.');
  if (colon == std::string_view::npos || dot > colon) throw std::logic_error("not understood: " + std::string(line));
  const std::vector<std::string> head = words_of(line.substr(dot + 1, colon - dot - 1));
  SealedColumns sealed{.table = words_of(line.substr(0, dot)).at(0),
                       .row = head.at(0),
                       .subject = head[0],
                       .owner = {},
                       .columns = words_of(line.substr(colon + 1))};
  for (std::size_t word = 1; word < head.size(); ++word) {
    if (head[word] == "numbered") {
      sealed.numbered = true;
    } else if (head[word] == "by" && word + 1 < head.size()) {
      sealed.subject = head[++word];
    } else if (head[word] == "of" && word + 1 < head.size()) {
      sealed.owner = head[++word];
    } else {
      throw std::logic_error("not understood: " + std::string(line));
    }
  }
  const bool named = is_name(sealed.table) && is_name(sealed.row) && is_name(sealed.subject) &&
                     (sealed.owner.empty() || is_name(sealed.owner)) && std::ranges::all_of(sealed.columns, is_name);
  if (!named || sealed.columns.empty()) throw std::logic_error("not understood: " + std::string(line));
  return sealed;
}

}  // namespace

std::vector<SealedColumns> sealed_columns(std::span<const Migration> migrations) {
  std::vector<SealedColumns> all;
  for (const Migration& migration : migrations) {
    const std::string_view text = migration.sql;
    for (std::size_t at = text.find(mark); at != std::string_view::npos; at = text.find(mark, at + 1)) {
      const std::size_t start = at + mark.size();
      all.push_back(columns_of(text.substr(start, text.find('\n', at) - start)));
    }
  }
  return all;
}

}  // namespace anxin::store
