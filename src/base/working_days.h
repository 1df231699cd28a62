// Working-day arithmetic. `WorkingDays` knows the days that differ from the plain week (a holiday on a weekday, a
// weekend day worked in exchange for a long holiday) and which years have an official calendar; a year without one
// uses weekends.
#pragma once

#include <map>
#include <set>

#include "base/time.h"

namespace anxin {

class WorkingDays {
 public:
  void set_exception(Day day, bool works) { exceptions_[day] = works; }
  void set_official(int year) { official_.insert(year); }

  bool works(Day day) const {
    const auto found = exceptions_.find(day);
    return found == exceptions_.end() ? day.weekday() <= 5 : found->second;
  }
  // False: the year's calendar is not known, the page must say that weekends were used.
  bool official(int year) const { return official_.contains(year); }
  // The n-th working day after `day`; n ≥ 1. n = 0: `day` itself or the next working day.
  Day after(Day day, int n) const;
  // The day on which a voice counts as received: from the end of the duty hours on it is the next working day.
  Day receipt_day(Instant received, TimeOfDay duty_ends) const;

 private:
  std::map<Day, bool> exceptions_;
  std::set<int> official_;
};

}  // namespace anxin
