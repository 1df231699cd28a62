#include "areas/door_range.h"

#include <gtest/gtest.h>

namespace anxin::areas {
namespace {

TEST(DoorRange, makes_every_door_of_a_block) {
  const auto doors = doors_of({1, 6, 1, 3, 1, 6, 2});
  ASSERT_EQ(doors->size(), 216U);
  EXPECT_EQ(doors->front().building + "-" + doors->front().unit + "-" + doors->front().room, "1-1-101");
  EXPECT_EQ(doors->back().building + "-" + doors->back().unit + "-" + doors->back().room, "6-3-602");
}

TEST(DoorRange, may_be_of_buildings_without_units) {
  const auto doors = doors_of({12, 12, 0, 0, 2, 3, 1});
  ASSERT_EQ(doors->size(), 2U);
  EXPECT_EQ(doors->front().unit, "");
  EXPECT_EQ(doors->back().room, "301");
}

TEST(DoorRange, runs_upwards_and_stays_small) {
  EXPECT_EQ(doors_of({2, 1, 1, 1, 1, 1, 1}).error().field, ".building_to");
  EXPECT_EQ(doors_of({1, 1, 0, 2, 1, 1, 1}).error().field, ".unit_to");
  EXPECT_EQ(doors_of({1, 1, 1, 1, 1, 1, 0}).error().field, ".rooms");
  EXPECT_EQ(doors_of({1, 50, 1, 3, 1, 33, 4}).error().key, "area.range_too_large");
}

}  // namespace
}  // namespace anxin::areas
