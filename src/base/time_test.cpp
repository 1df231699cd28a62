#include "base/time.h"

#include <gtest/gtest.h>

namespace anxin {
namespace {

TEST(Day, refuses_dates_that_do_not_exist) {
  EXPECT_FALSE(Day::of(2025, 2, 30));
  EXPECT_FALSE(Day::of(2025, 2, 29));
  EXPECT_TRUE(Day::of(2024, 2, 29));
  EXPECT_FALSE(Day::of(2025, 13, 1));
  EXPECT_FALSE(Day::parse("2025-2-3"));
}

TEST(Day, goes_through_its_number_and_back_for_three_centuries) {
  for (Day day = *Day::of(1900, 1, 1); day < *Day::of(2199, 12, 31); day = day.days_after(1)) {
    ASSERT_EQ(Day::of(day.year(), day.month(), day.day_of_month()), day);
    ASSERT_EQ(Day::parse(day.text()), day);
  }
}

TEST(Day, knows_its_weekday) {
  EXPECT_EQ(Day::parse("2026-11-23")->weekday(), 1);
  EXPECT_EQ(Day::parse("1969-12-28")->weekday(), 7);
}

TEST(Instant, is_civil_in_china_eight_hours_ahead) {
  const Instant instant = *parse_rfc3339("2026-11-22T16:30:00Z");
  EXPECT_EQ(day_of(instant).text(), "2026-11-23");
  EXPECT_EQ(time_of(instant).minute_of_day, 30);
  EXPECT_EQ(rfc3339(instant), "2026-11-23T00:30:00+08:00");
  EXPECT_EQ(instant_of(day_of(instant), time_of(instant)), instant);
}

TEST(Instant, keeps_microseconds_on_the_way_through_text) {
  const Instant instant(1'764'000'000'123'456);
  EXPECT_EQ(parse_rfc3339(rfc3339(instant)), instant);
  EXPECT_EQ(parse_rfc3339(rfc3339(Instant(-1))), Instant(-1));
}

TEST(Instant, refuses_what_is_not_rfc_3339) {
  for (const char* text : {"", "2026-11-23", "2026-11-23T17:00:00", "2026-11-23 17:00:00Z", "2026-11-23T24:00:00Z",
                           "2026-11-23T17:00:00.Z", "2026-11-23T17:00:00+8:00"}) {
    EXPECT_FALSE(parse_rfc3339(text)) << text;
  }
}

}  // namespace
}  // namespace anxin
