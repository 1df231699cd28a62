// The words of hotline sheets (data/imports/words.tsv): what columns and values are called in different cities.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace anxin::imports {

extern const char* const words_tsv;

struct Known {
  std::string word;  // Anxin's own: "order_no", "complaint"
  int rank = 0;      // 0: the best spelling
};

// What `text` says in this list ("column", "order_kind", …); compared folded and without blanks.
std::optional<Known> known_word(std::string_view list, std::string_view text);
// Every spelling of a list.
std::vector<std::string> spellings_of(std::string_view list);

// Folded, without blanks and line ends: as spellings are compared.
std::string squeezed(std::string_view text);

}  // namespace anxin::imports
