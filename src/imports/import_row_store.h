// The table of rows: what was read, what was decided, what came of it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "imports/import.h"
#include "store/tx.h"

namespace anxin::imports {

// Inserts what was read, or writes it over a row that has no result yet.
void write_rows(Tx& tx, const Import& import, const std::vector<OrderRow>& rows);

// Before the file is read anew with other columns.
void forget_waiting_rows(Tx& tx, const Import& import);

std::optional<ImportedRow> find_row(Tx& tx, const Import& import, int number);
// By number, after `after`; of one level, or "" for all.
std::vector<ImportedRow> list_rows(Tx& tx, const Import& import, std::string_view level, int after, std::int64_t limit);
std::vector<ImportedRow> waiting_rows(Tx& tx, const Import& import, std::int64_t limit);  // without a result

void write_decision(Tx& tx, const Import& import, const ImportedRow& row);  // and what the person corrected
void write_result(Tx& tx, const Import& import, const ImportedRow& row);
// Held rows of this place wait again.
void release_place(Tx& tx, const Import& import, std::string_view place);

struct RowCount {
  Level level = Level::ok;  // with the place in it
  bool may_be_taken = false;
  std::optional<std::string> result;
  std::int64_t rows = 0;
};
std::vector<RowCount> count_rows(Tx& tx, const Import& import);

struct PlaceQuestion {
  std::string place;
  std::int64_t rows = 0;
  bool answered = false;
  std::optional<AreaId> answer;
};
// The places of rows that are good otherwise.
std::vector<PlaceQuestion> places_of(Tx& tx, const Import& import);

}  // namespace anxin::imports
