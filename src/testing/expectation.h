// Expectation: JSON with four signs more, as scenarios write what they expect (tests/api/README.md):
//   *       any value that is there          !      must not be there
//   $name   keeps the value under a name; where the name is known already, it must be equal
//   ...     at the end of a list: more may follow
// Objects match when they hold what is expected; lists match entry by entry.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace anxin::tests {

using Names = std::map<std::string, std::string>;  // name → the value as JSON text

// Nothing when `actual` is as expected; else where it is not, as ".rows[2].stage: \"done\" expected, \"open\" found".
std::optional<std::string> difference(std::string_view expected, std::string_view actual, Names& names);

// A request's body with "$name" and $name replaced by the values. Throws std::runtime_error: an unknown name.
std::string with_values(std::string_view body, const Names& names);
// A path with {name} replaced, escaped as a path or query needs it.
std::string path_with_values(std::string_view path, const Names& names);

}  // namespace anxin::tests
