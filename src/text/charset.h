// Which charset a text file is in, and the same text as UTF-8. Decided by the bytes alone: a byte-order mark, else
// strict UTF-8, else GB18030 (which contains GBK and GB 2312; plain GBK would lose rare names).
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace anxin::text {

struct Decoded {
  std::string charset;  // "utf-8", "utf-8 with bom", "utf-16le", "utf-16be", "gb18030"
  std::string utf8;
};

// nullopt: none of these charsets fits.
std::optional<Decoded> decoded(std::string_view bytes);

}  // namespace anxin::text
