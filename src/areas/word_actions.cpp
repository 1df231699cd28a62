#include "areas/word_actions.h"

#include <fmt/format.h>

#include <algorithm>

#include "areas/area_actions.h"
#include "areas/area_store.h"
#include "areas/word_store.h"
#include "base/require.h"
#include "store/facts.h"
#include "store/journal.h"

namespace anxin::areas {
namespace {

constexpr const char* category = "category";

AreaId area_of_county(Call& call, CountyId county) {
  const std::optional<Area> area = find_county_area(call.tx, county);
  return area ? area->id : country_id;
}

std::vector<Word> words_of(Call& call, std::string_view list, CountyId county) {
  return words_of_place(word_rows(call.tx, list, area_of_county(call, county)));
}

std::vector<std::string> in_use(const std::vector<Word>& words, Day day) {
  std::vector<std::string> found;
  for (const Word& word : words) {
    if (counts_on(word, day)) found.push_back(word.word);
  }
  return found;
}

// The county whose list is to be changed: by whom the whole county is looked after.
Result<Area> county_for(Call& call, AreaId id) {
  Area area = TRY(area_for(call, id, Permission::setting_manage));
  if (area.kind != "county") return invalid("word.not_a_county");
  return area;
}

void journal_word(Call& call, const Area& county, const char* action, std::string facts) {
  store::append(call, {.action = action,
                       .county = county.county,
                       .object = "word",
                       .object_id = county.id.number(),
                       .facts = std::move(facts),
                       .role = call.caller.role_for(Permission::setting_manage, county.path)});
}

Word row_of_county(Word word, const Area& county) {
  word.area = county.id;
  return word;
}

}  // namespace

bool knows_word(Call& call, CountyId county, std::string_view list, std::string_view word) {
  const std::vector<Word> words = words_of(call, list, county);
  const Word* found = word_in(words, word);
  return found != nullptr && counts_on(*found, day_of(call.now));
}

std::vector<Word> categories_of(Call& call, CountyId county) { return words_of(call, category, county); }

Result<WordLists> read_words(Call& call, const WordsQuery& query) {
  TRY(require(call.caller, Permission::area_read));
  CountyId county;
  if (query.area_id) county = TRY(area_for(call, *query.area_id, Permission::area_read)).county;
  const Day today = day_of(call.now);
  const std::vector<Word> categories = words_of(call, category, county);
  WordLists lists{in_use(words_of(call, "channel", county), today),
                  in_use(categories, today),
                  in_use(words_of(call, "population", county), today),
                  {}};
  for (const Word& word : categories) {
    if (!word.label.empty() || word.merged_into) lists.names.push_back({word.word, word.label, word.merged_into});
  }
  return lists;
}

Result<WordPage> list_words(Call& call, AreaId id) {
  const Area area = TRY(area_for(call, id, Permission::area_read));
  const std::optional<Area> county = find_county_area(call.tx, area.county);
  if (!county) return invalid("area.above_the_county");
  WordPage page;
  page.county_id = county->id;
  page.county_name = county->name;
  page.may_change = call.caller.grant_for(Permission::setting_manage, county->path) != nullptr;
  for (const Word& word : categories_of(call, area.county)) {
    page.items.push_back({word.word, word.label, !word.label.empty(), word.from, word.until, word.merged_into,
                          counts_on(word, day_of(call.now))});
  }
  return page;
}

Result<WordPage> add_word(Call& call, AreaId id, const WordDraft& draft) {
  const Area county = TRY(county_for(call, id));
  const std::vector<Word> words = categories_of(call, county.county);
  const Day today = day_of(call.now);
  const std::string label = TRY(checked_label(draft.label, words, today));
  const auto number = call.ids.next<WordId>(call.now);
  // Behind all others, so that nobody's fingers have to learn a new order.
  const std::int64_t position = words.empty() ? 1 : words.back().position + 1;
  const Word word{county.id, fmt::format("w{}", number.number()), label, position, today, std::nullopt, std::nullopt};
  put_word(call.tx, category, word);
  journal_word(call, county, "word.added", store::Facts().word("category", word.word).text());
  return list_words(call, id);
}

Result<WordPage> retire_word(Call& call, AreaId id, const std::string& word, const RetireDraft& draft) {
  const Area county = TRY(county_for(call, id));
  const Word changed = TRY(retired(categories_of(call, county.county), word, draft.from, day_of(call.now)));
  put_word(call.tx, category, row_of_county(changed, county));
  journal_word(call, county, "word.retired",
               store::Facts().word("category", changed.word).word("from", draft.from.text()).text());
  return list_words(call, id);
}

Result<WordPage> merge_word(Call& call, AreaId id, const std::string& word, const WordMergeDraft& draft) {
  const Area county = TRY(county_for(call, id));
  const auto changed = TRY(merged(categories_of(call, county.county), word, draft.into, day_of(call.now)));
  for (const Word& one : changed) put_word(call.tx, category, row_of_county(one, county));
  journal_word(call, county, "word.merged",
               store::Facts().word("category", word).word("into", changed.front().merged_into.value()).text());
  return list_words(call, id);
}

}  // namespace anxin::areas
