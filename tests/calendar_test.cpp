// The official calendar through a whole action: a matter heard before the October holiday is judged after it.
#include <gtest/gtest.h>

#include "access/account.h"
#include "areas/area_actions.h"
#include "cli/divisions.h"
#include "stage.h"

namespace anxin::tests {
namespace {

class Calendar : public ::testing::TestWithParam<store::Dialect> {
 protected:
  Result<int> load(const std::vector<areas::CalendarDay>& days) {
    return store::act(stage_.means(), access::the_system("test"), stage_.now(),
                      [&](Call& call) { return areas::load_calendar(call, days, "test"); });
  }
  WorkingDays days_around(const char* day) {
    return stage_.means().database.read([&](store::Tx& tx) {
      Call call{tx, access::the_system("test"), stage_.now(), stage_.means().ids, stage_.means().random};
      return areas::working_days(call, *Day::parse(day));
    });
  }

  CountyStage stage_{GetParam()};
};

ON_BOTH_DATABASES(Calendar);

TEST_P(Calendar, by_3_1_skips_holidays_and_works_on_exchanged_weekends) {
  EXPECT_FALSE(days_around("2026-09-30").official(2026));
  EXPECT_GT(*load(cli::calendar_days(std::string(ANXIN_SOURCE) + "/data")), 500);
  const WorkingDays days = days_around("2026-09-30");
  EXPECT_TRUE(days.official(2026));
  EXPECT_EQ(days.after(*Day::parse("2026-09-30"), 1).text(), "2026-10-08");
  EXPECT_EQ(days.after(*Day::parse("2026-10-09"), 1).text(), "2026-10-10");  // a Saturday
  EXPECT_FALSE(days_around("2027-01-04").official(2027));
}

TEST_P(Calendar, is_taken_again_without_a_change_and_corrected_by_a_newer_word) {
  const Day day = *Day::parse("2026-10-10");
  EXPECT_EQ(*load({{day, true, "国庆节"}}), 1);
  EXPECT_EQ(*load({{day, true, "国庆节"}}), 0);
  EXPECT_EQ(*load({{day, false, "国庆节"}}), 1);
  EXPECT_FALSE(days_around("2026-10-10").works(day));
}

}  // namespace
}  // namespace anxin::tests
