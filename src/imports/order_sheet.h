// A whole hotline sheet: which rows are orders, and what each of them says.
#pragma once

#include <string>
#include <vector>

#include "base/working_days.h"
#include "imports/columns.h"
#include "imports/order_row.h"
#include "office/sheet.h"

namespace anxin::imports {

struct OrderSheet {
  std::vector<OrderRow> rows;
  int ignored_rows = 0;  // titles above the header, totals, the header again
};

// `header` of this sheet, with the fields as they count now. Notes "order_again" at an order that the sheet holds
// twice. `days`: for due dates that are said as working days from the receipt.
OrderSheet read_orders(const office::Sheet& sheet, const Header& header, const WorkingDays& days);

// Without these a row cannot be taken.
std::vector<std::string> missing_fields(const std::vector<Column>& columns);

// Up to three values of a column, so that a person can tell what it holds: whole where nothing personal stands, else
// the first two letters.
std::vector<std::string> samples_of(const office::Sheet& sheet, const Header& header, const Column& column);

}  // namespace anxin::imports
