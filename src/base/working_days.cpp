#include "base/working_days.h"

namespace anxin {

Day WorkingDays::after(Day day, int n) const {
  Day found = day;
  while (!works(found)) found = found.days_after(1);
  for (int passed = 0; passed < n; ++passed) {
    do {
      found = found.days_after(1);
    } while (!works(found));
  }
  return found;
}

Day WorkingDays::receipt_day(Instant received, TimeOfDay duty_ends) const {
  const Day day = day_of(received);
  return time_of(received) >= duty_ends ? after(day.days_after(1), 0) : after(day, 0);
}

}  // namespace anxin
