// A word of a list that a place may change (S12: by which kinds needs are sorted). The country's words are everybody's;
// a county adds its own, with a label in its people's words, retires what it does not use, or merges two into one.
// Nothing goes away: an old need keeps the word that it was judged by, and reads under the one that the word went into.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/ids.h"
#include "base/result.h"
#include "base/time.h"

namespace anxin::areas {

struct Word {
  AreaId area;        // the country or a county
  std::string word;   // what is stored and sent
  std::string label;  // empty: a word of everybody's, whose name the pages know
  std::int64_t position = 0;
  Day from;
  std::optional<Day> until;  // the first day on which it does not count
  std::optional<std::string> merged_into;
};

bool counts_on(const Word& word, Day day);

// What counts in a county: its own row of a word stands before everybody's, in the order of positions.
std::vector<Word> words_of_place(std::vector<Word> rows);
// nullptr: no such word.
const Word* word_in(const std::vector<Word>& words, std::string_view word);
// The word under which `word` reads now: itself, unless it was merged.
std::string word_now(const std::vector<Word>& words, std::string_view word);
// Every word that reads as `word` now: itself and what was merged into it.
std::vector<std::string> words_read_as(const std::vector<Word>& words, std::string_view word);

// 1 to 12 letters, and no word of this place that counts is called so.
Result<std::string> checked_label(std::string_view label, const std::vector<Word>& words, Day today);
// From `from` on, today at the earliest, the word is not offered any more. One word at least stays.
Result<Word> retired(const std::vector<Word>& words, std::string_view word, Day from, Day today);
// Today `word` goes into `into`, and what was merged into it before goes along. Answers every row that changes.
Result<std::vector<Word>> merged(const std::vector<Word>& words, std::string_view word, std::string_view into,
                                 Day today);

}  // namespace anxin::areas
