#include "base/working_days.h"

#include <gtest/gtest.h>

namespace anxin {
namespace {

Day day(const char* text) { return *Day::parse(text); }

TEST(WorkingDays, skip_the_weekend) {
  const WorkingDays plain;
  EXPECT_EQ(plain.after(day("2026-11-20"), 1), day("2026-11-23"));
  EXPECT_EQ(plain.after(day("2026-11-21"), 0), day("2026-11-23"));
  EXPECT_FALSE(plain.official(2026));
}

TEST(WorkingDays, know_holidays_and_the_weekends_worked_instead) {
  WorkingDays days;
  days.set_exception(day("2026-11-23"), false);
  days.set_exception(day("2026-11-22"), true);
  EXPECT_EQ(days.after(day("2026-11-20"), 1), day("2026-11-22"));
  EXPECT_EQ(days.after(day("2026-11-20"), 2), day("2026-11-24"));
}

TEST(WorkingDays, count_a_voice_after_the_duty_hours_for_the_next_working_day) {
  const WorkingDays days;
  const Day friday = day("2026-11-20");
  const TimeOfDay half_past_five{17 * 60 + 30, 0};
  EXPECT_EQ(days.receipt_day(instant_of(friday, {17 * 60 + 29, 59}), half_past_five), friday);
  EXPECT_EQ(days.receipt_day(instant_of(friday, half_past_five), half_past_five), day("2026-11-23"));
  EXPECT_EQ(days.receipt_day(instant_of(friday, half_past_five), {18 * 60, 0}), friday);
}

}  // namespace
}  // namespace anxin
