#include "settings/setting.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "text/phone.h"
#include "text/unicode.h"

namespace anxin::settings {
namespace {

constexpr std::array<std::string_view, 4> form_words{"number", "time", "phone", "word"};
constexpr std::size_t phone_length_max = 30;

std::optional<int> number_of(std::string_view text) {
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

// "8:30" and full-width "08:30" too.
std::optional<std::string> time_of_day(const std::string& text) {
  const std::size_t colon = text.find(':');
  if (colon == std::string::npos || text.size() - colon != 3) return std::nullopt;
  const std::optional<int> hour = number_of(text.substr(0, colon));
  const std::optional<int> minute = number_of(text.substr(colon + 1));
  if (!hour || !minute || *hour < 0 || *hour > 23 || *minute < 0 || *minute > 59) return std::nullopt;
  return colon == 1 ? "0" + text : text;
}

Result<std::string> checked_number(const Kind& kind, const std::string& text) {
  const std::optional<int> number = number_of(text);
  if (number && *number >= kind.least && *number <= kind.most) return std::to_string(*number);
  Error error = invalid("setting.number", ".value");
  error.params = {{"least", std::to_string(kind.least)}, {"most", std::to_string(kind.most)}};
  return error;
}

// An office's number stands on slips: kept with its dashes, as people read it out. Empty: none.
Result<std::string> checked_phone(const std::string& text) {
  const text::PhoneReading reading = text::read_phone(text).reading;
  const bool fits = reading == text::PhoneReading::number || reading == text::PhoneReading::empty;
  if (!fits || text.size() > phone_length_max) return invalid("phone.unreadable", ".value");
  return text;
}

}  // namespace

std::string_view word_of(Form form) { return form_words.at(static_cast<std::size_t>(form)); }

// Requirements 3.1: the days of the clocks, the tries of a call-back, the hour from which the next working day counts.
const std::vector<Kind>& kinds() {
  static const std::vector<Kind> all{
      {"place_phone", Form::phone, ""},
      {"duty_from", Form::time, "08:30"},
      {"duty_until", Form::time, "17:30"},
      {"triage_days", Form::number, "1", 1, 10},
      {"urgent_days", Form::number, "3", 1, 30},
      {"soon_days", Form::number, "7", 1, 60},
      {"can_wait_days", Form::number, "15", 1, 180},
      {"call_back_tries", Form::number, "3", 1, 10},
      {"call_back_way", Form::word, "phone", 0, 0, {"phone", "visit", "none"}},
  };
  return all;
}

const Kind* kind_of(std::string_view name) {
  const auto found = std::ranges::find(kinds(), name, &Kind::name);
  return found == kinds().end() ? nullptr : &*found;
}

Effective effective(const Kind& kind, const std::vector<AreaId>& way, const std::vector<Setting>& rows) {
  Effective found{std::string(kind.otherwise), std::nullopt, std::nullopt};
  for (const AreaId area : way) {
    const auto row = std::ranges::find_if(
        rows, [&](const Setting& one) { return one.area == area && one.name == kind.name && one.value.has_value(); });
    if (row == rows.end()) continue;
    found.value = *row->value;
    found.from = *row;
    if (!row->locked) continue;
    if (area != way.back()) found.locked_by = area;
    break;
  }
  return found;
}

Result<std::string> checked_value(const Kind& kind, std::string_view value) {
  const std::string text = text::narrowed(text::cleaned(value).text);
  switch (kind.form) {
    case Form::number:
      return checked_number(kind, text);
    case Form::time: {
      const std::optional<std::string> time = time_of_day(text);
      return time ? Result<std::string>(*time) : invalid("setting.time", ".value");
    }
    case Form::phone:
      return checked_phone(text);
    case Form::word:
      if (std::ranges::find(kind.words, text) != kind.words.end()) return text;
      return invalid("setting.unknown_word", ".value");
  }
  return invalid("setting.unknown_word", ".value");
}

Result<Done> fit_together(const Values& values) {
  const auto number = [&](const char* name) { return number_of(values.find(name)->second).value_or(0); };
  if (values.find("duty_from")->second >= values.find("duty_until")->second) {
    return invalid("setting.duty_ends_first", ".value");
  }
  if (number("urgent_days") > number("soon_days") || number("soon_days") > number("can_wait_days")) {
    return invalid("setting.urgent_is_slower", ".value");
  }
  return Done{};
}

}  // namespace anxin::settings
