// Values of cells as people write them: dates, times, due dates, kinds, satisfaction, phones, places.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/time.h"
#include "base/working_days.h"
#include "office/sheet.h"

namespace anxin::imports {

using office::Moment;

// "2025/3/1 8:05", "2025-03-01 10:28:00", the same with Chinese signs, "20250301", "2025.3.1"; nullopt: no such date.
std::optional<Moment> read_moment(std::string_view text);
// The same, or the serial number of a cell whose style shows a date.
std::optional<Moment> read_moment(const office::Cell& cell, bool dates_from_1904);
// "8:05", "8:05:30", with Chinese signs, or the fraction of a dated cell.
std::optional<TimeOfDay> read_time(const office::Cell& cell);
Instant instant_of(const Moment& moment, TimeOfDay otherwise);

// A due date that stands by itself; without a time it is the end of the day.
std::optional<Instant> read_due_day(const office::Cell& cell, bool dates_from_1904);
// A span behind the receipt: so many working days, days or hours.
std::optional<Instant> read_due_span(std::string_view text, Instant received, const WorkingDays& days);

// consult, help, complaint, suggestion, report, praise, other; nullopt: an unknown word.
std::optional<std::string> order_kind_of(std::string_view text);
bool is_order_kind(std::string_view word);  // one of these words
// Five steps, or none; nullopt: unknown, or a bare "yes", which fits several.
std::optional<std::string> satisfaction_of(std::string_view text);
bool names_nobody(std::string_view caller);  // empty, "anonymous", "citizen", "kept secret", "-"

enum class PhoneState { empty, number, masked, unreadable };
struct PhoneValue {
  PhoneState state = PhoneState::empty;
  std::string digits;
};
// A remark in brackets behind the number does not count.
PhoneValue read_phone_cell(std::string_view text);

// The community or village in an address: what stands between the street or township and ending.
std::string community_in(std::string_view address);
// The name without endings that people leave out ("residents' committee"), folded: for comparing.
std::string plain_community(std::string_view name);

}  // namespace anxin::imports
