#include "imports/order_row.h"

#include <algorithm>
#include <charconv>

#include "imports/values.h"
#include "text/unicode.h"

namespace anxin::imports {
namespace {

constexpr std::size_t words_max = 5000;
constexpr std::size_t order_no_max = 60;
constexpr std::string_view whole_row = "-";

// A space at an end is nobody's concern; tabs and line ends there come from a form that was exported with its layout.
bool only_spaces_around(std::string_view raw) {
  const std::size_t first = std::min(raw.find_first_not_of(' '), raw.size());
  const std::size_t last = raw.find_last_not_of(' ');
  return !text::cleaned(raw.substr(first, last == std::string_view::npos ? 0 : last - first + 1)).had_blanks_around;
}

void forget_flags(OrderRow& row, const std::vector<Column>& columns, std::string_view field) {
  const Column* column = column_of(columns, field);
  if (column == nullptr) return;
  std::erase_if(row.flags, [&](const Flag& flag) { return flag.column == column->index; });
}

// What the due date is, once `received` is known, and whether it can be: a span counts from the receipt.
void settle_due(OrderRow& row, const std::vector<Column>& columns, const WorkingDays& days) {
  const Column* column = column_of(columns, "due");
  const auto flag = [&](const char* code) {
    row.flags.push_back({column == nullptr ? std::nullopt : std::optional(column->index), code, Level::ask});
  };
  std::erase_if(row.flags, [&](const Flag& old) {
    return old.code == "due_before_received" || (old.code == "bad_date" && old.level == Level::ask);
  });
  if (!row.received) return;  // a row without it is not taken, so nothing is lost yet
  if (!row.due_said.empty()) row.due = read_due_span(row.due_said.reveal(), *row.received, days);
  if (!row.due && !row.due_said.empty()) return flag("bad_date");
  if (row.due && *row.due < *row.received) flag("due_before_received");
}

bool is_broken(const OrderRow& row) {
  return std::ranges::any_of(row.flags, [](const Flag& flag) {
    return flag.code == "quote_inside_quotes" || flag.code == "quote_never_closed";
  });
}

// Reads the fields of one row one after the other and gathers what is odd.
class OrderReader {
 public:
  OrderReader(const office::Row& row, const Layout& layout) : row_(row), layout_(layout) { order_.number = row.number; }

  OrderRow read() {
    if (row_.broken) {
      flag(row_.broken->column, row_.broken->closed ? "quote_inside_quotes" : "quote_never_closed", Level::error);
    }
    order_.order_no = text("order_no");
    if (order_.order_no.empty() && !broken_at("order_no")) flag_field("order_no", "no_number", Level::error);
    if (text::length(order_.order_no) > order_no_max) flag_field("order_no", "number_too_long", Level::error);
    read_words();
    text("title");
    read_received();
    read_due_date();
    read_caller();
    read_place();
    read_kinds();
    return std::move(order_);
  }

 private:
  const office::Cell* cell(std::string_view field) const {
    const Column* column = column_of(layout_.columns, field);
    if (column == nullptr || column->index >= row_.cells.size()) return nullptr;
    const office::Cell& found = row_.cells[column->index];
    return found.kind == office::Cell::Kind::empty ? nullptr : &found;
  }

  // What stands behind a broken quote did not come through; it is the quote's fault and is said once.
  bool broken_at(std::string_view field) const {
    const Column* column = column_of(layout_.columns, field);
    return row_.broken && column != nullptr && column->index >= row_.broken->column;
  }

  void flag(std::optional<std::size_t> column, std::string code, Level level) {
    order_.flags.push_back({column, std::move(code), level});
  }
  void flag_field(std::string_view field, std::string code, Level level) {
    const Column* column = column_of(layout_.columns, field);
    flag(column == nullptr ? std::nullopt : std::optional(column->index), std::move(code), level);
  }

  // The cell's text without what nobody sees, and a note of what was taken away.
  std::string text(std::string_view field) {
    const office::Cell* found = cell(field);
    if (found == nullptr) return {};
    text::Cleaned cleaned = text::cleaned(shown(*found));
    if (found->escaped_cr) flag_field(field, "escaped_cr", Level::note);
    if (cleaned.had_controls) flag_field(field, "control_characters", Level::note);
    if (cleaned.had_invisible) flag_field(field, "bidi_characters", Level::note);
    if (cleaned.had_blanks_around && !cleaned.text.empty() && !only_spaces_around(shown(*found))) {
      flag_field(field, "blanks_around", Level::note);
    }
    if (cleaned.text.starts_with('=')) flag_field(field, "formula_as_text", Level::note);
    return std::move(cleaned.text);
  }

  void read_words() {
    std::string words = text("words");
    const std::size_t length = text::length(words);
    if (words.empty() && !broken_at("words")) flag_field("words", "missing_words", Level::error);
    if (length > words_max) flag_field("words", "text_too_long", Level::error);
    // Exactly as long as a field of the hotline's own form: the end was probably cut off.
    if (length == words_max) flag_field("words", "text_5000", Level::note);
    order_.words = PrivateText(std::move(words));
  }

  void read_received() {
    const office::Cell* found = cell("received");
    std::optional<Moment> moment = found == nullptr ? std::nullopt : read_moment(*found, layout_.dates_from_1904);
    if (!moment) {
      if (!broken_at("received")) flag_field("received", "bad_date", Level::error);
      return;
    }
    if (layout_.received_is_dated && !found->dated) flag_field("received", "date_as_text", Level::note);
    if (const office::Cell* time = cell("received_time"); time != nullptr && !moment->time) {
      moment->time = read_time(*time);
      if (!moment->time) flag_field("received_time", "bad_time", Level::note);
    }
    order_.to_the_minute = moment->time.has_value();
    order_.received = instant_of(*moment, TimeOfDay{});
  }

  void read_due_date() {
    const office::Cell* found = cell("due");
    if (found == nullptr) return;
    const std::string said = text::cleaned(shown(*found)).text;
    if (said.empty()) return;
    order_.due = read_due_day(*found, layout_.dates_from_1904);
    if (order_.due && layout_.due_is_dated && !found->dated) flag_field("due", "date_as_text", Level::note);
    if (!order_.due) order_.due_said = PrivateText(said);
    settle_due(order_, layout_.columns, layout_.days);
  }

  void read_caller() {
    const std::string caller = text("caller");
    order_.anonymous = names_nobody(caller);
    if (order_.anonymous) {
      if (column_of(layout_.columns, "caller") != nullptr && !broken_at("caller")) {
        flag_field("caller", "anonymous_caller", Level::note);
      }
    } else {
      order_.caller = PrivateText(caller);
    }
    const PhoneValue phone = read_phone_cell(text("phone"));
    if (phone.state == PhoneState::masked) flag_field("phone", "phone_masked", Level::note);
    if (phone.state == PhoneState::unreadable) flag_field("phone", "bad_phone", Level::ask);
    order_.phone = PrivateText(phone.digits);
  }

  void read_place() {
    std::string address = text("address");
    const std::string estate = text("estate");
    order_.place = text("community");
    if (order_.place.empty()) order_.place = community_in(address);
    if (!estate.empty() && address.find(estate) == std::string::npos) address = estate + " " + address;
    order_.address = PrivateText(std::move(address));
  }

  void read_kinds() {
    const std::string kind = text("order_kind");
    order_.order_kind = order_kind_of(kind);
    if (!kind.empty() && !order_.order_kind) flag_field("order_kind", "unknown_type", Level::ask);
    order_.satisfaction = satisfaction_of(text("satisfaction"));
  }

  const office::Row& row_;
  const Layout& layout_;
  OrderRow order_;
};

Error wrong(const char* field) { return invalid("import.correction", field); }

Result<Done> correct_words(OrderRow& row, const Corrections& corrections, const std::vector<Column>& columns) {
  if (!corrections.words) return Done{};
  const std::string words = text::cleaned(corrections.words->reveal()).text;
  if (words.empty() || text::length(words) > words_max) return wrong(".corrections.words");
  row.words = PrivateText(words);
  forget_flags(row, columns, "words");
  return Done{};
}

Result<Done> correct_phone(OrderRow& row, const Corrections& corrections, const std::vector<Column>& columns) {
  if (!corrections.phone) return Done{};
  const PhoneValue phone = read_phone_cell(corrections.phone->reveal());
  if (phone.state != PhoneState::number && phone.state != PhoneState::empty) return wrong(".corrections.phone");
  row.phone = PrivateText(phone.digits);
  forget_flags(row, columns, "phone");
  return Done{};
}

Result<Done> correct_order(OrderRow& row, const Corrections& corrections, const std::vector<Column>& columns) {
  if (corrections.order_kind) {
    if (!is_order_kind(*corrections.order_kind)) return wrong(".corrections.order_kind");
    row.order_kind = *corrections.order_kind;
    forget_flags(row, columns, "order_kind");
  }
  if (corrections.order_no) {
    const std::string order_no = text::cleaned(*corrections.order_no).text;
    if (order_no.empty() || text::length(order_no) > order_no_max) return wrong(".corrections.order_no");
    row.order_no = order_no;
    forget_flags(row, columns, "order_no");
  }
  return Done{};
}

}  // namespace

std::string_view word_of(Level level) {
  switch (level) {
    case Level::ok:
      return "ok";
    case Level::note:
      return "note";
    case Level::ask:
      return "ask";
    case Level::error:
      return "error";
  }
  return "";
}

std::optional<Level> level_of(std::string_view word) {
  for (const Level level : {Level::ok, Level::note, Level::ask, Level::error}) {
    if (word_of(level) == word) return level;
  }
  return std::nullopt;
}

std::string text_of(const std::vector<Flag>& flags) {
  std::string text;
  for (const Flag& flag : flags) {
    if (!text.empty()) text += ' ';
    text += flag.column ? std::to_string(*flag.column) : std::string(whole_row);
    text.append(":").append(flag.code).append(":").append(word_of(flag.level));
  }
  return text;
}

std::vector<Flag> flags_of(std::string_view text) {
  std::vector<Flag> flags;
  while (!text.empty()) {
    const std::string_view word = text.substr(0, text.find(' '));
    text.remove_prefix(std::min(word.size() + 1, text.size()));
    const std::size_t first = word.find(':');
    const std::size_t last = word.rfind(':');
    Flag flag{.column = std::nullopt,
              .code = std::string(word.substr(first + 1, last - first - 1)),
              .level = level_of(word.substr(last + 1)).value()};
    std::size_t column = 0;
    if (std::from_chars(word.data(), word.data() + first, column).ec == std::errc()) flag.column = column;
    flags.push_back(std::move(flag));
  }
  return flags;
}

Level level_of(const OrderRow& row) {
  Level level = Level::ok;
  for (const Flag& flag : row.flags) level = std::max(level, flag.level);
  return level;
}

OrderRow read_order(const office::Row& row, const Layout& layout) { return OrderReader(row, layout).read(); }

Result<OrderRow> corrected(OrderRow row, const Corrections& corrections, const Layout& layout) {
  const std::vector<Column>& columns = layout.columns;
  if (is_broken(row)) return invalid("import.row_broken", ".corrections");
  TRY(correct_words(row, corrections, columns));
  TRY(correct_phone(row, corrections, columns));
  TRY(correct_order(row, corrections, columns));
  if (corrections.received) {
    row.received = corrections.received;
    row.to_the_minute = true;
    forget_flags(row, columns, "received");
  }
  if (corrections.due) {
    if (row.received && *corrections.due < *row.received) return wrong(".corrections.due");
    row.due = corrections.due;
    row.due_said = {};
    forget_flags(row, columns, "due");
  }
  if (corrections.received || corrections.due) settle_due(row, columns, layout.days);
  return row;
}

}  // namespace anxin::imports
