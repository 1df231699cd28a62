#include "settings/reply_template.h"

#include "text/unicode.h"

namespace anxin::settings {
namespace {

constexpr std::size_t title_length_max = 20;
constexpr std::size_t reply_length_max = 500;

bool is_short(const std::string& text, std::size_t most) { return !text.empty() && text::length(text) <= most; }

}  // namespace

Result<ReplyText> checked(const ReplyText& text) {
  ReplyText clean{text::cleaned(text.title).text, text::cleaned(text.words).text};
  if (!is_short(clean.title, title_length_max)) return invalid("reply.title_length", ".title");
  if (!is_short(clean.words, reply_length_max)) return invalid("reply.words_length", ".words");
  return clean;
}

}  // namespace anxin::settings
