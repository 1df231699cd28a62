// type_name<T>(): the bare name of a struct ("NeedPage"; "Page_NeedRow" for a template), as schemas are called.
#pragma once

#include <string>
#include <string_view>

namespace anxin::json {

std::string bare_name(std::string_view compilers_name);

template <class T>
std::string type_name() {
  // "… type_name() [with T = anxin::needs::NeedPage; …]" (g++) or "… [T = anxin::needs::NeedPage]" (clang).
  std::string_view name = __PRETTY_FUNCTION__;
  name.remove_prefix(name.find("T = ") + 4);
  return bare_name(name.substr(0, name.find_first_of(";]")));
}

}  // namespace anxin::json
