#include "areas/word_store.h"

namespace anxin::areas {

std::vector<Word> word_rows(Tx& tx, std::string_view list, AreaId county) {
  return tx.all(R"sql(
    SELECT area, word, label, position, valid_from, valid_until, merged_into FROM dictionary_word
    WHERE list = $1 AND (area = 1 OR area = $2) ORDER BY area, position)sql",
                [](const store::Row& row) {
                  return Word{row.get<AreaId>(0),
                              row.get<std::string>(1),
                              row.get<std::string>(2),
                              row.get<std::int64_t>(3),
                              row.get<Day>(4),
                              row.get<std::optional<Day>>(5),
                              row.get<std::optional<std::string>>(6)};
                },
                list, county);
}

void put_word(Tx& tx, std::string_view list, const Word& word) {
  tx.run(R"sql(
    INSERT INTO dictionary_word (list, area, word, label, position, valid_from, valid_until, merged_into)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
    ON CONFLICT (list, area, word) DO UPDATE SET valid_until = excluded.valid_until,
      merged_into = excluded.merged_into)sql",
         list, word.area, word.word, word.label, word.position, word.from, word.until, word.merged_into);
}

}  // namespace anxin::areas
