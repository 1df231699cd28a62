#include "needs/policy.h"

#include <gtest/gtest.h>

#include "settings/setting.h"

namespace anxin::needs {
namespace {

TEST(Policy, of_a_place_that_has_set_nothing_is_the_one_of_the_requirements) {
  settings::Values values;
  for (const settings::Kind& kind : settings::kinds()) values.emplace(kind.name, kind.otherwise);
  EXPECT_EQ(policy_of(values), Policy{});
  EXPECT_EQ(policy_of({}), Policy{});
}

TEST(Policy, takes_every_number_and_hour_that_is_set) {
  const Policy policy = policy_of({{"triage_days", "2"},
                                   {"urgent_days", "4"},
                                   {"soon_days", "8"},
                                   {"can_wait_days", "20"},
                                   {"call_back_tries", "5"},
                                   {"duty_from", "09:00"},
                                   {"duty_until", "18:15"}});
  EXPECT_EQ(policy, (Policy{2, 4, 8, 20, 5, {9 * 60, 0}, {18 * 60 + 15, 0}}));
}

TEST(Policy, keeps_its_defaults_where_a_value_cannot_be_read) {
  EXPECT_EQ(policy_of({{"urgent_days", "soon"}, {"duty_until", "evening"}}), Policy{});
}

}  // namespace
}  // namespace anxin::needs
