#include "json/reading.h"

#include <algorithm>
#include <limits>

namespace anxin::json {
namespace {

bool looks_like_a_name(std::string_view name) {
  const auto fits = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
  };
  return !name.empty() && name.size() <= 64 && std::ranges::all_of(name, fits);
}

}  // namespace

std::string Place::text() const {
  if (up == nullptr) return {};
  return up->text() + (name.empty() ? "[" + std::to_string(index) + "]" : "." + std::string(name));
}

void Reading::fail(const Place& place, Error error) {
  if (error_) return;
  error.field = place.text();
  error_ = std::move(error);
}

void Spot::fail_type(std::string expected) const {
  Error error = malformed("json.type");
  error.params["expected"] = std::move(expected);
  fail(std::move(error));
}

void accept(std::int64_t number, std::int64_t& value, const Spot& spot) {
  if (std::optional<Error> error = broken_limit(spot.about, number)) return spot.fail(std::move(*error));
  value = number;
}

void accept(std::int64_t number, int& value, const Spot& spot) {
  using Limits = std::numeric_limits<int>;
  const About narrow = About("").range(std::max<std::int64_t>(spot.about.least(), Limits::min()),
                                       std::min<std::int64_t>(spot.about.most(), Limits::max()));
  if (std::optional<Error> error = broken_limit(narrow, number)) return spot.fail(std::move(*error));
  value = static_cast<int>(number);
}

void accept(std::string_view text, std::string& value, const Spot& spot) {
  if (std::optional<Error> error = broken_limit(spot.about, text)) return spot.fail(std::move(*error));
  value = std::string(text);
}

void accept(std::string_view text, PrivateText& value, const Spot& spot) {
  if (std::optional<Error> error = broken_limit(spot.about, text)) return spot.fail(std::move(*error));
  value = PrivateText(std::string(text));
}

void accept(std::string_view text, Day& value, const Spot& spot) {
  const std::optional<Day> day = Day::parse(text);
  if (!day) return spot.fail(malformed("json.not_a_day"));
  value = *day;
}

void accept(std::string_view text, Instant& value, const Spot& spot) {
  const std::optional<Instant> instant = parse_rfc3339(text);
  if (!instant) return spot.fail(malformed("json.not_an_instant"));
  value = *instant;
}

std::int64_t accepted_id(std::int64_t number, const Spot& spot) {
  if (number >= 1 && number <= About::exact_integer_max) return number;
  spot.fail(malformed("json.not_an_id"));
  return 0;
}

bool FieldNames::has(std::string_view name) const { return std::ranges::find(names_, name) != names_.end(); }

void refuse_stranger(Reading& reading, const Place* up, std::string_view name, bool known) {
  const Place place{up, looks_like_a_name(name) ? name : "?"};
  reading.fail(place, malformed(known ? "json.repeated_field" : "json.unknown_field"));
}

}  // namespace anxin::json
