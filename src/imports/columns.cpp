#include "imports/columns.h"

#include <algorithm>
#include <limits>

#include "imports/sheet_words.h"
#include "text/unicode.h"

namespace anxin::imports {
namespace {

constexpr std::size_t header_rows_looked_at = 20;
constexpr std::size_t known_columns_min = 3;

std::vector<Column> columns_of(const office::Row& row) {
  std::vector<Column> columns;
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    std::string header = text::cleaned(shown(row.cells[i])).text;
    if (!header.empty()) columns.push_back({.index = i, .header = std::move(header)});
  }
  return columns;
}

// Of two columns for one field the better spelling wins, then the first; the other one is left to the person.
void give_fields(std::vector<Column>& columns) {
  std::map<std::string, std::pair<int, Column*>> best;
  for (Column& column : columns) {
    const std::optional<Known> known = known_word("column", plain_header(column.header));
    if (!known) continue;
    const auto [place, fresh] = best.try_emplace(known->word, known->rank, &column);
    if (!fresh && known->rank < place->second.first) place->second = {known->rank, &column};
  }
  for (const auto& [field, ranked] : best) ranked.second->field = field;
}

void apply(const Remembered& remembered, std::vector<Column>& columns) {
  for (Column& column : columns) {
    const auto found = remembered.find(column.header);
    if (found == remembered.end()) continue;
    // What a person has said takes the field away from a column that was only recognised.
    for (Column& other : columns) {
      if (!other.remembered && other.field == found->second) other.field.reset();
    }
    column.field = found->second.empty() ? std::nullopt : std::optional(found->second);
    column.remembered = true;
  }
}

std::size_t known_among(const std::vector<Column>& columns) {
  return static_cast<std::size_t>(
      std::ranges::count_if(columns, [](const Column& column) { return column.field || column.remembered; }));
}

}  // namespace

bool is_field(std::string_view word) { return std::ranges::find(fields, word) != fields.end(); }

std::string plain_header(std::string_view header) {
  std::string plain = squeezed(header);  // folded: full-width brackets and stars are narrow now
  for (;;) {
    const std::size_t open = plain.find('(');
    const std::size_t close = plain.find(')', open == std::string::npos ? 0 : open);
    if (open == std::string::npos || close == std::string::npos) break;
    plain.erase(open, close - open + 1);
  }
  std::erase(plain, '*');
  return plain;
}

std::optional<Header> find_header(const office::Sheet& sheet, const Remembered& remembered) {
  const std::size_t last = std::min(sheet.rows.size(), header_rows_looked_at);
  for (std::size_t i = 0; i < last; ++i) {
    Header header{i, columns_of(sheet.rows[i])};
    give_fields(header.columns);
    apply(remembered, header.columns);
    if (known_among(header.columns) >= known_columns_min) return header;
  }
  return std::nullopt;
}

bool repeats_header(const office::Row& row, const std::vector<Column>& columns) {
  std::size_t same = 0;
  for (const Column& column : columns) {
    if (column.index >= row.cells.size()) continue;
    if (text::cleaned(shown(row.cells[column.index])).text == column.header) ++same;
  }
  return same * 2 > columns.size();
}

const Column* column_of(const std::vector<Column>& columns, std::string_view field) {
  const auto found = std::ranges::find_if(columns, [&](const Column& column) { return column.field == field; });
  return found == columns.end() ? nullptr : &*found;
}

}  // namespace anxin::imports
