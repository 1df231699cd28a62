#include "imports/sheet_words.h"

#include <algorithm>
#include <map>

#include "text/unicode.h"

namespace anxin::imports {
namespace {

using List = std::map<std::string, Known, std::less<>>;  // by squeezed spelling

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(separator), text.size());
    if (end > 0) parts.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return parts;
}

struct Words {
  std::map<std::string, List, std::less<>> lists;
  std::map<std::string, std::vector<std::string>, std::less<>> spellings;
};

const Words& words() {
  static const Words all = [] {
    Words read;
    for (const std::string_view line : split(words_tsv, '\n')) {
      const std::vector<std::string_view> parts = split(line, '\t');
      List& list = read.lists[std::string(parts.at(0))];
      for (std::size_t i = 2; i < parts.size(); ++i) {
        list.emplace(squeezed(parts[i]), Known{std::string(parts[1]), static_cast<int>(i - 2)});
        read.spellings[std::string(parts[0])].emplace_back(parts[i]);
      }
    }
    return read;
  }();
  return all;
}

}  // namespace

std::string squeezed(std::string_view text) {
  std::string narrow;
  for (const char c : text::folded(text::cleaned(text).text)) {
    if (c != ' ' && c != '\n' && c != '\t') narrow += c;
  }
  return narrow;
}

std::optional<Known> known_word(std::string_view list, std::string_view text) {
  const List& spellings = words().lists.find(list)->second;
  const auto found = spellings.find(squeezed(text));
  if (found == spellings.end()) return std::nullopt;
  return found->second;
}

std::vector<std::string> spellings_of(std::string_view list) { return words().spellings.find(list)->second; }

}  // namespace anxin::imports
