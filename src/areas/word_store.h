// The table of words.
#pragma once

#include <string_view>
#include <vector>

#include "areas/word.h"
#include "store/tx.h"

namespace anxin::areas {

// Everybody's rows and those of `county`, the county's area; other days' rows too.
std::vector<Word> word_rows(Tx& tx, std::string_view list, AreaId county);
// Writes the county's row of a word, new or changed.
void put_word(Tx& tx, std::string_view list, const Word& word);

}  // namespace anxin::areas
