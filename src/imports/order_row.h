// OrderRow: one order of a hotline sheet, read. What is odd about it stands in flags, never in an exception: the person
// decides, and the row report says why.
//
//   OrderRow row = read_order(sheet_row, layout);      // pure: the same cells give the same flags
//   row = TRY(corrected(row, corrections, layout));   // what a person wrote instead, read by the same rules
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/private.h"
#include "base/result.h"
#include "base/time.h"
#include "base/working_days.h"
#include "imports/columns.h"
#include "office/sheet.h"

namespace anxin::imports {

enum class Level { ok, note, ask, error };  // as read · taken with a remark · held until a person decides · not taken

std::string_view word_of(Level level);
std::optional<Level> level_of(std::string_view word);

struct Flag {
  std::optional<std::size_t> column;  // nullopt: the whole row
  std::string code;                   // "date_as_text", "phone_masked", …
  Level level = Level::note;
  friend bool operator==(const Flag&, const Flag&) = default;
};

// "14:escaped_cr:note 8:phone_masked:note", for the table; a code holds no blank and no colon.
std::string text_of(const std::vector<Flag>& flags);
std::vector<Flag> flags_of(std::string_view text);

struct OrderRow {
  int number = 0;  // of the sheet
  std::string order_no = {};
  PrivateText words = {};
  PrivateText caller = {};  // empty: anonymous
  PrivateText phone = {};   // digits; empty when there is none, or when it is masked
  PrivateText address = {};
  std::string place = {};  // the community as the sheet calls it; "" when it does not say
  std::optional<Instant> received = {};
  bool to_the_minute = false;
  std::optional<Instant> due = {};
  PrivateText due_said = {};  // as it stands in the sheet, when it counts from `received`
  std::optional<std::string> order_kind = {};
  std::optional<std::string> satisfaction = {};
  bool anonymous = false;
  std::vector<Flag> flags = {};
};

Level level_of(const OrderRow& row);

// What all rows of a sheet share.
struct Layout {
  const std::vector<Column>& columns;
  bool dates_from_1904 = false;
  bool received_is_dated = false;  // the column holds dates; a text in it is worth a note
  bool due_is_dated = false;
  const WorkingDays& days;
};

OrderRow read_order(const office::Row& row, const Layout& layout);

struct Corrections {
  std::optional<PrivateText> words;
  std::optional<PrivateText> phone;
  std::optional<Instant> received;
  std::optional<Instant> due;
  std::optional<std::string> order_kind;
  std::optional<std::string> order_no;
};

// invalid "import.correction" with the field; "import.row_broken": what stands behind a broken quote was not read, so
// there is nothing to correct.
Result<OrderRow> corrected(OrderRow row, const Corrections& corrections, const Layout& layout);

}  // namespace anxin::imports
