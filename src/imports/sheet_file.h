// The sheets of a file that somebody hands in, whatever its form.
#pragma once

#include <string_view>
#include <vector>

#include "base/result.h"
#include "office/sheet.h"

namespace anxin::imports {

// Of a text file one sheet. invalid "import.empty", "import.unknown_charset" and what office/ refuses.
Result<std::vector<office::Sheet>> sheets_of(std::string_view bytes);

}  // namespace anxin::imports
