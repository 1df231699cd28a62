#include "office/sheet.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace anxin::office {

std::string shown(const Cell& cell) {
  if (cell.kind != Cell::Kind::number) return cell.text;
  // Above 2^53 the last digits are lost already; the file's own digits say so at least.
  constexpr double exact_max = 9007199254740992.0;
  if (std::abs(cell.number) <= exact_max && std::trunc(cell.number) == cell.number) {
    return fmt::format("{}", static_cast<std::int64_t>(cell.number));
  }
  return cell.text;
}

std::optional<Moment> moment_of(double serial, bool dates_from_1904) {
  // 2958465 is 9999-12-31, the last day that a spreadsheet shows.
  if (!std::isfinite(serial) || serial < 0 || serial > 2958466) return std::nullopt;
  double whole = std::floor(serial);
  auto seconds = static_cast<int>(std::lround((serial - whole) * 86400));
  if (seconds == 86400) {
    whole += 1;
    seconds = 0;
  }
  const bool has_time = serial != std::floor(serial);
  auto days = static_cast<int>(whole);
  if (dates_from_1904) {
    days += 1462;
  } else if (days < 60) {
    days += 1;  // before the 29th of February 1900, which spreadsheets believe in
  }
  constexpr int serial_of_1970 = 25569;
  const Day day = Day::from_number(days - serial_of_1970);
  if (day.year() < 1900 || day.year() > 2199) return std::nullopt;
  Moment moment{day};
  if (has_time) moment.time = TimeOfDay{seconds / 60, seconds % 60};
  return moment;
}

std::string letters_of(std::size_t column) {
  std::string letters;
  for (std::size_t rest = column + 1; rest > 0; rest = (rest - 1) / 26) {
    letters += static_cast<char>('A' + (rest - 1) % 26);
  }
  std::ranges::reverse(letters);
  return letters;
}

}  // namespace anxin::office
