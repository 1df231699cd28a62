// Word indexes: contentless FTS5 on SQLite, an integer array under GIN on PostgreSQL (stack.md, section 1).
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "store/tx.h"

namespace anxin::store {
namespace {

// The name goes into the SQL text, so it must be one.
std::string_view checked(std::string_view index) {
  const bool name = !index.empty() && std::ranges::all_of(index, [](char sign) {
    return (sign >= 'a' && sign <= 'z') || (sign >= '0' && sign <= '9') || sign == '_';
  });
  if (!name) throw std::logic_error("not a name for a word index");
  return index;
}

// Four signs of five bits each: a token of 20 bits as a word for FTS5. The county needs no place in it: tokens are
// keyed by county, so another county's words are other tokens.
void append_word(std::string& text, std::int32_t token) {
  constexpr std::string_view signs = "0123456789abcdefghijklmnopqrstuv";
  for (int shift = 15; shift >= 0; shift -= 5) text += signs[static_cast<std::size_t>((token >> shift) & 31)];
}

std::string fts_words(const std::vector<std::int32_t>& tokens, std::string_view between) {
  std::string text;
  for (const std::int32_t token : tokens) {
    if (!text.empty()) text += between;
    append_word(text, token);
  }
  return text;
}

std::string fts_question(const std::vector<std::int32_t>& tokens) {
  std::string text = "\"" + fts_words(tokens, "\" AND \"") + "\"";  // quoted: AND, OR and NOT are words of FTS5
  return text;
}

std::string array_text(const std::vector<std::int32_t>& tokens) {
  return fmt::format("{{{}}}", fmt::join(tokens, ","));
}

std::vector<std::int32_t> distinct(std::vector<std::int32_t> tokens) {
  std::ranges::sort(tokens);
  tokens.erase(std::unique(tokens.begin(), tokens.end()), tokens.end());
  return tokens;
}

std::int64_t id_of(const Row& row) { return row.get<std::int64_t>(0); }

}  // namespace

void Tx::index_words(std::string_view index, CountyId county, std::int64_t id,
                     const std::vector<std::int32_t>& tokens) {
  if (tokens.empty()) return;
  const std::vector<std::int32_t> own = distinct(tokens);
  if (dialect() == Dialect::sqlite) {
    run(fmt::format("INSERT INTO {} (rowid, words) VALUES ($1, $2)", checked(index)), id, fts_words(own, " "));
    return;
  }
  run(fmt::format("INSERT INTO {} (county, id, words) VALUES ($1, $2, $3)", checked(index)), county, id,
      array_text(own));
}

void Tx::forget_words(std::string_view index, CountyId county, std::int64_t id,
                      const std::vector<std::int32_t>& tokens) {
  if (tokens.empty()) return;
  if (dialect() == Dialect::sqlite) {
    // FTS5 of 3.40.1 has no contentless_delete: it needs the words that went in.
    run(fmt::format("INSERT INTO {0} ({0}, rowid, words) VALUES ('delete', $1, $2)", checked(index)), id,
        fts_words(distinct(tokens), " "));
    return;
  }
  run(fmt::format("DELETE FROM {} WHERE county = $1 AND id = $2", checked(index)), county, id);
}

std::vector<std::int64_t> Tx::search_words(std::string_view index, CountyId county,
                                           const std::vector<std::int32_t>& tokens, std::int64_t before_id,
                                           std::int64_t limit) {
  if (tokens.empty()) return {};
  const std::vector<std::int32_t> asked = distinct(tokens);
  if (dialect() == Dialect::sqlite) {
    return all(fmt::format("SELECT rowid FROM {0} WHERE {0} MATCH $1 AND rowid < $2 ORDER BY rowid DESC LIMIT $3",
                           checked(index)),
               id_of, fts_question(asked), before_id, limit);
  }
  return all(fmt::format("SELECT id FROM {} WHERE county = $1 AND words @> $2 AND id < $3 ORDER BY id DESC LIMIT $4",
                         checked(index)),
             id_of, county, array_text(asked), before_id, limit);
}

}  // namespace anxin::store
