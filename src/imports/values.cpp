#include "imports/values.h"

#include <algorithm>
#include <array>
#include <vector>

#include "imports/sheet_words.h"
#include "text/phone.h"
#include "text/unicode.h"

namespace anxin::imports {
namespace {

constexpr TimeOfDay day_ends{23 * 60 + 59, 0};
constexpr TimeOfDay office_closes{17 * 60 + 30, 0};

// Chinese signs between the numbers of a date and a time, and what they stand for.
struct Sign {
  std::string_view chinese;
  char plain;
};
constexpr std::array<Sign, 7> signs{{{"\u5e74", '/'},    // nian: year
                                     {"\u6708", '/'},    // yue: month
                                     {"\u65e5", ' '},    // ri: day
                                     {"\u65f6", ':'},    // shi: hour
                                     {"\u70b9", ':'},    // dian: o'clock
                                     {"\u5206", ':'},    // fen: minute
                                     {"\u79d2", ' '}}};  // miao: second

std::string plain_signs(std::string_view text) {
  std::string plain = text::cleaned(text::narrowed(text)).text;
  for (const Sign& sign : signs) {
    for (std::size_t at = plain.find(sign.chinese); at != std::string::npos; at = plain.find(sign.chinese)) {
      plain.replace(at, sign.chinese.size(), 1, sign.plain);
    }
  }
  while (!plain.empty() && (plain.back() == ' ' || plain.back() == ':')) plain.pop_back();
  return plain;
}

// The numbers of a text that holds nothing but digits and these separators; empty: it holds something else.
std::vector<int> numbers_of(std::string_view text, std::string_view separators) {
  std::vector<int> numbers;
  bool inside = false;
  for (const char c : text) {
    if (c >= '0' && c <= '9') {
      if (!inside) numbers.push_back(0);
      if (numbers.back() > 99'999'999) return {};
      numbers.back() = numbers.back() * 10 + (c - '0');
      inside = true;
    } else if (separators.find(c) != std::string_view::npos) {
      inside = false;
    } else {
      return {};
    }
  }
  return numbers;
}

std::optional<Day> day_in(std::string_view text) {
  const std::vector<int> numbers = numbers_of(text, "-/.");
  if (numbers.size() == 3 && numbers[0] >= 1900) return Day::of(numbers[0], numbers[1], numbers[2]);
  if (numbers.size() == 1 && text.size() == 8) {
    return Day::of(numbers[0] / 10000, numbers[0] / 100 % 100, numbers[0] % 100);
  }
  return std::nullopt;
}

std::optional<TimeOfDay> time_in(std::string_view text) {
  const std::vector<int> numbers = numbers_of(text, ":");
  if (numbers.empty() || numbers.size() > 3) return std::nullopt;
  if (numbers.size() == 1 && text.find(':') == std::string_view::npos && text.size() > 2) return std::nullopt;
  const int minute = numbers.size() > 1 ? numbers[1] : 0;
  const int second = numbers.size() > 2 ? numbers[2] : 0;
  if (numbers[0] > 23 || minute > 59 || second > 59) return std::nullopt;
  return TimeOfDay{numbers[0] * 60 + minute, second};
}

// "7" and what follows it.
struct Span {
  int count = 0;
  std::string unit;
};

std::optional<Span> span_in(std::string_view text) {
  const std::string plain = squeezed(text);
  const std::size_t digits = std::min(plain.find_first_not_of("0123456789"), plain.size());
  if (digits == 0 || digits > 3) return std::nullopt;
  return Span{std::stoi(plain.substr(0, digits)), plain.substr(digits)};
}

std::optional<Instant> due_after(const Span& span, Instant received, const WorkingDays& days) {
  const bool working = span.unit.ends_with("\u5de5\u4f5c\u65e5");                                   // gong zuo ri
  const bool plain = span.unit.ends_with("\u5929") || (span.unit.ends_with("\u65e5") && !working);  // tian, ri
  const bool hours = span.unit.ends_with("\u5c0f\u65f6");                                           // xiao shi
  if (span.count == 0) return std::nullopt;
  if (working) {
    return anxin::instant_of(days.after(days.receipt_day(received, office_closes), span.count), office_closes);
  }
  if (plain) return anxin::instant_of(day_of(received).days_after(span.count), day_ends);
  if (hours) return received.plus_minutes(std::int64_t{span.count} * 60);
  return std::nullopt;
}

}  // namespace

std::optional<Moment> read_moment(std::string_view text) {
  const std::string plain = plain_signs(text);
  const std::size_t gap = plain.find_first_of(" T\n");
  const std::optional<Day> day = day_in(std::string_view(plain).substr(0, gap));
  if (!day) return std::nullopt;
  Moment moment{*day};
  if (gap == std::string::npos) return moment;
  const std::size_t begin = plain.find_first_not_of(" T\n", gap);
  moment.time = time_in(std::string_view(plain).substr(begin));
  if (!moment.time) return std::nullopt;
  return moment;
}

std::optional<Moment> read_moment(const office::Cell& cell, bool dates_from_1904) {
  if (cell.kind == office::Cell::Kind::number && cell.dated) return office::moment_of(cell.number, dates_from_1904);
  return read_moment(shown(cell));
}

std::optional<TimeOfDay> read_time(const office::Cell& cell) {
  if (cell.kind == office::Cell::Kind::number && cell.dated) {
    const std::optional<Moment> moment = office::moment_of(cell.number + 1, false);
    return moment ? std::optional(moment->time.value_or(TimeOfDay{})) : std::nullopt;
  }
  return time_in(plain_signs(shown(cell)));
}

Instant instant_of(const Moment& moment, TimeOfDay otherwise) {
  return anxin::instant_of(moment.day, moment.time.value_or(otherwise));
}

std::optional<Instant> read_due_day(const office::Cell& cell, bool dates_from_1904) {
  const std::optional<Moment> moment = read_moment(cell, dates_from_1904);
  return moment ? std::optional(instant_of(*moment, day_ends)) : std::nullopt;
}

std::optional<Instant> read_due_span(std::string_view text, Instant received, const WorkingDays& days) {
  const std::optional<Span> span = span_in(text);
  return span ? due_after(*span, received, days) : std::nullopt;
}

std::optional<std::string> order_kind_of(std::string_view text) {
  std::string plain = squeezed(text);
  constexpr std::string_view kind_ending = "\u7c7b";  // lei: kind
  if (plain.ends_with(kind_ending)) plain.resize(plain.size() - kind_ending.size());
  const std::optional<Known> known = known_word("order_kind", plain);
  return known ? std::optional(known->word) : std::nullopt;
}

bool is_order_kind(std::string_view word) {
  constexpr std::array<std::string_view, 7> kinds{"consult", "help",   "complaint", "suggestion",
                                                  "report",  "praise", "other"};
  return std::ranges::find(kinds, word) != kinds.end();
}

std::optional<std::string> satisfaction_of(std::string_view text) {
  const std::optional<Known> known = known_word("satisfaction", text);
  return known ? std::optional(known->word) : std::nullopt;
}

bool names_nobody(std::string_view caller) {
  return squeezed(caller).empty() || known_word("anonymous", caller).has_value();
}

PhoneValue read_phone_cell(std::string_view text) {
  std::string plain = text::narrowed(text);
  const std::size_t bracket = plain.find('(');
  // "(0530) 1234567" is a number; "13800000000(his son)" is one with a remark.
  if (bracket != std::string::npos && bracket > 0) plain.resize(bracket);
  const text::Phone phone = text::read_phone(plain);
  switch (phone.reading) {
    case text::PhoneReading::number:
      return {PhoneState::number, phone.digits};
    case text::PhoneReading::empty:
      return {PhoneState::empty, {}};
    case text::PhoneReading::masked:
      // A word such as "kept secret" says that there is none; stars hide one that the hotline has.
      return {plain.find('*') == std::string::npos ? PhoneState::empty : PhoneState::masked, {}};
    case text::PhoneReading::unreadable:
      return {PhoneState::unreadable, {}};
  }
  return {};
}

std::string community_in(std::string_view address) {
  constexpr std::array<std::string_view, 3> above{"\u8857\u9053", "\u9547", "\u4e61"};  // jie dao, zhen, xiang
  constexpr std::array<std::string_view, 2> endings{"\u793e\u533a", "\u6751"};          // she qu, cun
  const std::string plain = text::narrowed(address);
  std::size_t begin = 0;
  for (const std::string_view word : above) {
    const std::size_t at = plain.find(word);
    if (at != std::string::npos && begin == 0) begin = at + word.size();
  }
  for (const std::string_view ending : endings) {
    const std::size_t at = plain.find(ending, begin);
    if (at != std::string::npos) return text::cleaned(plain.substr(begin, at - begin + ending.size())).text;
  }
  return {};
}

std::string plain_community(std::string_view name) {
  std::string plain = squeezed(name);
  for (const std::string& ending : spellings_of("committee")) {
    if (plain.ends_with(ending) && plain.size() > ending.size()) plain.resize(plain.size() - ending.size());
  }
  return plain;
}

}  // namespace anxin::imports
