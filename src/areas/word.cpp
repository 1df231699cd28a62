#include "areas/word.h"

#include <algorithm>
#include <map>

#include "text/unicode.h"

namespace anxin::areas {
namespace {

constexpr std::size_t label_length_max = 12;
constexpr AreaId everybody{1};

// Somewhere else it still counts on `day`.
bool another_counts(const std::vector<Word>& words, std::string_view word, Day day) {
  return std::ranges::any_of(words, [&](const Word& one) { return one.word != word && counts_on(one, day); });
}

}  // namespace

bool counts_on(const Word& word, Day day) { return word.from <= day && (!word.until || *word.until > day); }

std::vector<Word> words_of_place(std::vector<Word> rows) {
  std::map<std::string, Word> found;
  for (Word& row : rows) {
    const auto [entry, fresh] = found.try_emplace(row.word, row);
    if (!fresh && entry->second.area == everybody) entry->second = row;
  }
  std::vector<Word> words;
  for (auto& [word, row] : found) words.push_back(std::move(row));
  std::ranges::stable_sort(words, {}, &Word::position);
  return words;
}

const Word* word_in(const std::vector<Word>& words, std::string_view word) {
  const auto found = std::ranges::find(words, word, &Word::word);
  return found == words.end() ? nullptr : &*found;
}

std::string word_now(const std::vector<Word>& words, std::string_view word) {
  const Word* found = word_in(words, word);
  return found != nullptr && found->merged_into ? *found->merged_into : std::string(word);
}

std::vector<std::string> words_read_as(const std::vector<Word>& words, std::string_view word) {
  std::vector<std::string> all{std::string(word)};
  for (const Word& one : words) {
    if (one.merged_into == word) all.push_back(one.word);
  }
  return all;
}

Result<std::string> checked_label(std::string_view label, const std::vector<Word>& words, Day today) {
  const std::string cleaned = text::cleaned(label).text;
  if (cleaned.empty() || text::length(cleaned) > label_length_max) return invalid("word.label_length", ".label");
  for (const Word& one : words) {
    if (one.label == cleaned && counts_on(one, today)) return conflict("word.is_there");
  }
  return cleaned;
}

Result<Word> retired(const std::vector<Word>& words, std::string_view word, Day from, Day today) {
  const Word* found = word_in(words, word);
  if (found == nullptr) return not_found();
  if (!counts_on(*found, today)) return conflict("word.retired_before");
  if (from < today) return invalid("word.in_the_past", ".from");
  if (!another_counts(words, word, from)) return invalid("word.last_one");
  Word changed = *found;
  changed.until = from;
  return changed;
}

Result<std::vector<Word>> merged(const std::vector<Word>& words, std::string_view word, std::string_view into,
                                 Day today) {
  const Word* found = word_in(words, word);
  const Word* target = word_in(words, into);
  if (found == nullptr) return not_found();
  if (found->merged_into) return conflict("word.merged_before");
  if (target == nullptr || target == found || !counts_on(*target, today)) return invalid("word.no_target", ".into");
  std::vector<Word> changed;
  for (const Word& one : words) {
    if (one.word != word && one.merged_into != word) continue;
    changed.push_back(one);
    changed.back().merged_into = target->word;
    if (!one.until || *one.until > today) changed.back().until = today;
  }
  return changed;
}

}  // namespace anxin::areas
