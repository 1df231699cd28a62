// Personal names. They are never split into fields; only for a mask or a form of address the surname is guessed.
#pragma once

#include <string>
#include <string_view>

namespace anxin::text {

// The first letter, the first two of a double surname, or the part before a middle dot.
std::string surname_of(std::string_view name);
std::string masked_name(std::string_view name);  // surname and one star; empty stays empty

}  // namespace anxin::text
