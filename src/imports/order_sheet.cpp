#include "imports/order_sheet.h"

#include <algorithm>
#include <array>
#include <set>

#include "imports/sheet_words.h"
#include "imports/values.h"
#include "text/unicode.h"

namespace anxin::imports {
namespace {

bool is_total(const office::Row& row) {
  const auto first =
      std::ranges::find_if(row.cells, [](const office::Cell& cell) { return cell.kind != office::Cell::Kind::empty; });
  return first != row.cells.end() && known_word("total", shown(*first)).has_value();
}

bool has_a_field(const office::Row& row, const std::vector<Column>& columns) {
  return std::ranges::any_of(columns, [&](const Column& column) {
    return column.field && column.index < row.cells.size() &&
           !text::cleaned(shown(row.cells[column.index])).text.empty();
  });
}

bool is_order(const office::Row& row, const std::vector<Column>& columns) {
  return !is_total(row) && has_a_field(row, columns) && !repeats_header(row, columns);
}

bool holds_dates(const office::Sheet& sheet, const Header& header, std::string_view field) {
  const Column* column = column_of(header.columns, field);
  if (column == nullptr) return false;
  return std::any_of(
      sheet.rows.begin() + static_cast<std::ptrdiff_t>(header.row) + 1, sheet.rows.end(),
      [&](const office::Row& row) { return column->index < row.cells.size() && row.cells[column->index].dated; });
}

bool holds_nothing_personal(const Column& column) {
  constexpr std::array<std::string_view, 9> open{"order_no", "received", "received_time", "community",   "order_kind",
                                                 "due",      "unit",     "status",        "satisfaction"};
  return column.field && std::ranges::find(open, *column.field) != open.end();
}

std::string sample_of(const office::Cell& cell, bool open, bool dates_from_1904) {
  if (cell.dated) {
    const std::optional<Moment> moment = office::moment_of(cell.number, dates_from_1904);
    return moment ? moment->day.text() : std::string();
  }
  const std::string text = text::cleaned(shown(cell)).text;
  constexpr std::size_t open_length = 20;
  constexpr std::size_t closed_length = 2;
  const std::string begin = text::prefix(text, open ? open_length : closed_length);
  return begin.size() == text.size() ? begin : begin + "\u2026";
}

}  // namespace

OrderSheet read_orders(const office::Sheet& sheet, const Header& header, const WorkingDays& days) {
  OrderSheet result;
  const Layout layout{.columns = header.columns,
                      .dates_from_1904 = sheet.dates_from_1904,
                      .received_is_dated = holds_dates(sheet, header, "received"),
                      .due_is_dated = holds_dates(sheet, header, "due"),
                      .days = days};
  const Column* number_column = column_of(header.columns, "order_no");
  std::set<std::string> seen;
  for (std::size_t i = 0; i < sheet.rows.size(); ++i) {
    if (i == header.row) continue;
    if (i < header.row || !is_order(sheet.rows[i], header.columns)) {
      ++result.ignored_rows;
      continue;
    }
    OrderRow row = read_order(sheet.rows[i], layout);
    if (!row.order_no.empty() && !seen.insert(row.order_no).second && number_column != nullptr) {
      row.flags.push_back({number_column->index, "order_again", Level::note});
    }
    result.rows.push_back(std::move(row));
  }
  return result;
}

std::vector<std::string> missing_fields(const std::vector<Column>& columns) {
  std::vector<std::string> missing;
  for (const std::string_view field : {"order_no", "words", "received"}) {
    if (column_of(columns, field) == nullptr) missing.emplace_back(field);
  }
  return missing;
}

std::vector<std::string> samples_of(const office::Sheet& sheet, const Header& header, const Column& column) {
  constexpr std::size_t samples_max = 3;
  std::vector<std::string> samples;
  for (std::size_t i = header.row + 1; i < sheet.rows.size() && samples.size() < samples_max; ++i) {
    const office::Row& row = sheet.rows[i];
    if (column.index >= row.cells.size() || !is_order(row, header.columns)) continue;
    std::string sample = sample_of(row.cells[column.index], holds_nothing_personal(column), sheet.dates_from_1904);
    std::ranges::replace(sample, '\n', ' ');
    if (!sample.empty()) samples.push_back(std::move(sample));
  }
  return samples;
}

}  // namespace anxin::imports
