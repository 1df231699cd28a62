#include "text/charset.h"

#include <unicode/ucnv.h>
#include <unicode/ustring.h>

#include <memory>
#include <vector>

#include "text/unicode.h"

namespace anxin::text {
namespace {

// Strict conversion: any byte that is not of the charset makes it fail.
std::optional<std::string> converted(std::string_view bytes, const char* charset) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, decltype(&ucnv_close)> from(ucnv_open(charset, &status), &ucnv_close);
  if (U_FAILURE(status) != 0) return std::nullopt;
  ucnv_setToUCallBack(from.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  std::vector<UChar> wide(bytes.size() + 1);
  const std::int32_t size = ucnv_toUChars(from.get(), wide.data(), static_cast<std::int32_t>(wide.size()), bytes.data(),
                                          static_cast<std::int32_t>(bytes.size()), &status);
  if (U_FAILURE(status) != 0) return std::nullopt;
  std::string utf8(static_cast<std::size_t>(size) * 3 + 1, '\0');
  std::int32_t utf8_size = 0;
  u_strToUTF8(utf8.data(), static_cast<std::int32_t>(utf8.size()), &utf8_size, wide.data(), size, &status);
  if (U_FAILURE(status) != 0) return std::nullopt;
  utf8.resize(static_cast<std::size_t>(utf8_size));
  return utf8;
}

std::optional<Decoded> decoded_as(std::string_view bytes, const char* icu_name, const char* name) {
  std::optional<std::string> utf8 = converted(bytes, icu_name);
  if (!utf8) return std::nullopt;
  return Decoded{name, std::move(*utf8)};
}

}  // namespace

std::optional<Decoded> decoded(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) {
    if (!valid_utf8(bytes)) return std::nullopt;
    return Decoded{"utf-8 with bom", std::string(bytes.substr(3))};
  }
  if (bytes.starts_with("\xFF\xFE")) return decoded_as(bytes.substr(2), "UTF-16LE", "utf-16le");
  if (bytes.starts_with("\xFE\xFF")) return decoded_as(bytes.substr(2), "UTF-16BE", "utf-16be");
  if (valid_utf8(bytes)) return Decoded{"utf-8", std::string(bytes)};
  return decoded_as(bytes, "gb18030", "gb18030");
}

}  // namespace anxin::text
