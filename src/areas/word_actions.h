// Which words a place may use, and how a county changes its list.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "areas/area.h"
#include "areas/word.h"
#include "store/call.h"

namespace anxin::areas {

struct WordsQuery {
  std::optional<AreaId> area_id;
};
// A word that is not everybody's, or not any more: what it is called here and under which it reads now.
struct WordName {
  std::string word;
  std::string label;
  std::optional<std::string> merged_into;
};
struct WordLists {
  std::vector<std::string> channels;
  std::vector<std::string> categories;
  std::vector<std::string> populations;
  std::vector<WordName> names;
};
struct WordCard {
  std::string word;
  std::string label;
  bool own = false;  // added by this county
  Day from;
  std::optional<Day> until;
  std::optional<std::string> merged_into;
  bool counts = false;  // today
};
struct WordPage {
  AreaId county_id;
  std::string county_name;
  std::vector<WordCard> items;
  bool may_change = false;
};
struct WordDraft {
  std::string label;
};
struct RetireDraft {
  Day from;
};
struct WordMergeDraft {
  std::string into;
};

bool knows_word(Call& call, CountyId county, std::string_view list, std::string_view word);
// The categories of a county, of every time, for reading old needs.
std::vector<Word> categories_of(Call& call, CountyId county);

// In use today at a place; at the first of one's own unless told.
Result<WordLists> read_words(Call& call, const WordsQuery& query);
// The categories of the county in which the area lies, those too that count no more.
Result<WordPage> list_words(Call& call, AreaId area);
Result<WordPage> add_word(Call& call, AreaId county, const WordDraft& draft);
Result<WordPage> retire_word(Call& call, AreaId county, const std::string& word, const RetireDraft& draft);
Result<WordPage> merge_word(Call& call, AreaId county, const std::string& word, const WordMergeDraft& draft);

}  // namespace anxin::areas
