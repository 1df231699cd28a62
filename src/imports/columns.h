// Columns: which field of an order each column holds, recognised by the words of its header, not by its place.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "office/sheet.h"

namespace anxin::imports {

// Every field that a column may hold. "ignore": looked at by a person, and of no use.
inline constexpr std::array<std::string_view, 16> fields{
    "order_no", "words",   "title",      "received", "received_time", "caller", "phone",        "community",
    "estate",   "address", "order_kind", "due",      "unit",          "status", "satisfaction", "ignore"};

bool is_field(std::string_view word);

struct Column {
  std::size_t index = 0;
  std::string header;                     // as it stands in the file, cleaned
  std::optional<std::string> field = {};  // nullopt: nobody knows it
  bool remembered = false;                // somebody has said so for this source
};

using Remembered = std::map<std::string, std::string>;  // header → field; "" = none

struct Header {
  std::size_t row = 0;  // index into the sheet's rows
  std::vector<Column> columns;
};

// The header without marks such as "(required)", "*", "(yyyy-MM-dd)".
std::string plain_header(std::string_view header);

// The first row that looks like a header: at least three cells are known columns, or such that a person has named.
// nullopt: no such row near the top.
std::optional<Header> find_header(const office::Sheet& sheet, const Remembered& remembered);

// The header row again in the middle of the sheet, where pages of a print were joined.
bool repeats_header(const office::Row& row, const std::vector<Column>& columns);

// The column of a field; nullptr: there is none.
const Column* column_of(const std::vector<Column>& columns, std::string_view field);

}  // namespace anxin::imports
