// Time is two things: Instant (UTC, microseconds since 1970) and Day / TimeOfDay (civil, +08:00: China has one zone).
// Nobody adds 86,400: a day is moved by days_after(), an instant by minutes. Nothing here reads a clock.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace anxin {

class Instant {
 public:
  constexpr Instant() = default;
  constexpr explicit Instant(std::int64_t microseconds) : microseconds_(microseconds) {}
  constexpr std::int64_t microseconds() const { return microseconds_; }
  constexpr std::int64_t seconds() const { return microseconds_ / 1'000'000; }
  constexpr Instant plus_seconds(std::int64_t seconds) const { return Instant(microseconds_ + seconds * 1'000'000); }
  constexpr Instant plus_minutes(std::int64_t minutes) const { return plus_seconds(minutes * 60); }
  friend constexpr auto operator<=>(const Instant&, const Instant&) = default;

 private:
  std::int64_t microseconds_ = 0;
};

// A civil date of the proleptic Gregorian calendar, 1900-01-01 to 2199-12-31.
class Day {
 public:
  constexpr Day() = default;
  static std::optional<Day> of(int year, int month, int day);  // nullopt: no such date
  static std::optional<Day> parse(std::string_view text);      // "2026-11-23"
  static constexpr Day from_number(std::int32_t days_since_1970) { return Day(days_since_1970); }

  constexpr std::int32_t number() const { return number_; }  // days since 1970-01-01
  int year() const;
  int month() const;         // 1 to 12
  int day_of_month() const;  // 1 to 31
  int weekday() const;       // 1 Monday to 7 Sunday
  constexpr Day days_after(int days) const { return Day(number_ + days); }
  std::string text() const;  // "2026-11-23"
  friend constexpr auto operator<=>(const Day&, const Day&) = default;

 private:
  constexpr explicit Day(std::int32_t number) : number_(number) {}
  std::int32_t number_ = 0;
};

struct TimeOfDay {
  int minute_of_day = 0;  // 0 to 1439
  int second = 0;         // 0 to 59
  friend constexpr auto operator<=>(const TimeOfDay&, const TimeOfDay&) = default;
};

Day day_of(Instant instant);
TimeOfDay time_of(Instant instant);
Instant instant_of(Day day, TimeOfDay time);

std::string rfc3339(Instant instant);                         // "2026-11-23T17:00:00+08:00", with .ffffff if any
std::optional<Instant> parse_rfc3339(std::string_view text);  // any offset; nullopt: not RFC 3339

}  // namespace anxin
