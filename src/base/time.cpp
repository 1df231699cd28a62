#include "base/time.h"

#include <fmt/format.h>

#include <array>
#include <charconv>

namespace anxin {
namespace {

constexpr std::int64_t zone_seconds = 8 * 3600;  // +08:00 the year round since 1991; older dates are civil anyway
constexpr std::int64_t day_seconds = 24 * 3600;

struct Civil {
  int year;
  int month;
  int day;
};

// Howard Hinnant's civil-from-days, years counted from March so that the leap day comes last.
Civil civil_of(std::int32_t number) {
  const int shifted = number + 719468;
  const int era = (shifted >= 0 ? shifted : shifted - 146096) / 146097;
  const int day_of_era = shifted - era * 146097;
  const int year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const int shifted_month = (5 * day_of_year + 2) / 153;
  const int day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
  const int month = shifted_month < 10 ? shifted_month + 3 : shifted_month - 9;
  return {year_of_era + era * 400 + (month <= 2 ? 1 : 0), month, day};
}

std::int32_t number_of(int year, int month, int day) {
  const int shifted_year = month <= 2 ? year - 1 : year;
  const int era = shifted_year / 400;
  const int year_of_era = shifted_year - era * 400;
  const int day_of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
  const int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * 146097 + day_of_era - 719468;
}

int days_in_month(int year, int month) {
  constexpr std::array<int, 12> days{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return month == 2 && leap ? 29 : days.at(static_cast<std::size_t>(month - 1));
}

std::int64_t floor_div(std::int64_t value, std::int64_t by) { return value / by - (value % by < 0 ? 1 : 0); }

// Exactly `width` digits at `at`, or -1.
int digits(std::string_view text, std::size_t at, std::size_t width) {
  if (at + width > text.size()) return -1;
  int number = 0;
  for (const char c : text.substr(at, width)) {
    if (c < '0' || c > '9') return -1;
    number = number * 10 + (c - '0');
  }
  return number;
}

// "Z" or "+08:00" behind a time; seconds east of UTC.
std::optional<std::int64_t> parse_offset(std::string_view text) {
  if (text == "Z" || text == "z") return 0;
  if (text.size() != 6 || (text[0] != '+' && text[0] != '-') || text[3] != ':') return std::nullopt;
  const int hours = digits(text, 1, 2);
  const int minutes = digits(text, 4, 2);
  if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59) return std::nullopt;
  const std::int64_t seconds = hours * 3600 + minutes * 60;
  return text[0] == '-' ? -seconds : seconds;
}

// ".5" → 500,000; more than six digits are cut. Moves `at` behind the fraction.
std::optional<std::int64_t> parse_fraction(std::string_view text, std::size_t& at) {
  if (at >= text.size() || text[at] != '.') return 0;
  std::int64_t fraction = 0;
  std::int64_t unit = 100'000;
  const std::size_t start = ++at;
  for (; at < text.size() && text[at] >= '0' && text[at] <= '9'; ++at) {
    fraction += (text[at] - '0') * unit;
    unit /= 10;
  }
  if (at == start) return std::nullopt;
  return fraction;
}

}  // namespace

std::optional<Day> Day::of(int year, int month, int day) {
  if (year < 1900 || year > 2199 || month < 1 || month > 12) return std::nullopt;
  if (day < 1 || day > days_in_month(year, month)) return std::nullopt;
  return Day(number_of(year, month, day));
}

std::optional<Day> Day::parse(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  return of(digits(text, 0, 4), digits(text, 5, 2), digits(text, 8, 2));
}

int Day::year() const { return civil_of(number_).year; }
int Day::month() const { return civil_of(number_).month; }
int Day::day_of_month() const { return civil_of(number_).day; }

int Day::weekday() const {
  const int since_monday = (number_ + 3) % 7;  // 1970-01-01 was a Thursday
  return (since_monday < 0 ? since_monday + 7 : since_monday) + 1;
}

std::string Day::text() const {
  const Civil civil = civil_of(number_);
  return fmt::format("{:04}-{:02}-{:02}", civil.year, civil.month, civil.day);
}

Day day_of(Instant instant) {
  const std::int64_t local = floor_div(instant.microseconds(), 1'000'000) + zone_seconds;
  return Day::from_number(static_cast<std::int32_t>(floor_div(local, day_seconds)));
}

TimeOfDay time_of(Instant instant) {
  const std::int64_t local = floor_div(instant.microseconds(), 1'000'000) + zone_seconds;
  const std::int64_t second = local - floor_div(local, day_seconds) * day_seconds;
  return {static_cast<int>(second / 60), static_cast<int>(second % 60)};
}

Instant instant_of(Day day, TimeOfDay time) {
  const std::int64_t local = day.number() * day_seconds + time.minute_of_day * 60 + time.second;
  return Instant((local - zone_seconds) * 1'000'000);
}

std::string rfc3339(Instant instant) {
  const TimeOfDay time = time_of(instant);
  const std::int64_t fraction = instant.microseconds() - floor_div(instant.microseconds(), 1'000'000) * 1'000'000;
  std::string text = fmt::format("{}T{:02}:{:02}:{:02}", day_of(instant).text(), time.minute_of_day / 60,
                                 time.minute_of_day % 60, time.second);
  if (fraction != 0) text += fmt::format(".{:06}", fraction);
  return text + "+08:00";
}

std::optional<Instant> parse_rfc3339(std::string_view text) {
  if (text.size() < 20 || (text[10] != 'T' && text[10] != 't')) return std::nullopt;
  const std::optional<Day> day = Day::parse(text.substr(0, 10));
  const int hour = digits(text, 11, 2);
  const int minute = digits(text, 14, 2);
  const int second = digits(text, 17, 2);
  if (!day || text[13] != ':' || text[16] != ':') return std::nullopt;
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) return std::nullopt;
  std::size_t at = 19;
  const std::optional<std::int64_t> fraction = parse_fraction(text, at);
  const std::optional<std::int64_t> offset = parse_offset(text.substr(at));
  if (!fraction || !offset) return std::nullopt;
  const std::int64_t utc = day->number() * day_seconds + hour * 3600 + minute * 60 + second - *offset;
  return Instant(utc * 1'000'000 + *fraction);
}

}  // namespace anxin
