// Search tokens: every two neighbouring letters of a run (bigrams), folded, each once. A search for "ab" asks for the
// token ab; one for "abcd" for all three of its tokens. The store keeps only keyed hashes of them, and every hit is
// opened and checked with contains_folded() before it counts.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace anxin::text {

inline constexpr std::size_t tokens_max = 4000;  // an index entry has limits

std::vector<std::string> bigrams(std::string_view utf8);
// For names: also each single letter, so that one character of a name finds it.
std::vector<std::string> letters_and_bigrams(std::string_view utf8);
bool contains_folded(std::string_view utf8, std::string_view part);

}  // namespace anxin::text
