// Words as spoken, made fit for a card or a list that many people see.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace anxin::text {

// One line of at most `length_max` code points, with numbers of five digits and more (phones, ID numbers, cards) and
// the given names replaced by stars.
std::string scrubbed(std::string_view words, const std::vector<std::string>& names, std::size_t length_max);

}  // namespace anxin::text
