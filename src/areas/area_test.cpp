#include "areas/area.h"

#include <gtest/gtest.h>

namespace anxin::areas {
namespace {

TEST(Door, is_kept_in_narrow_figures) {
  const auto door = checked_door({DoorId(), AreaId(), "１２", " 2", "４０１"});
  ASSERT_TRUE(door.ok());
  EXPECT_EQ(door->building, "12");
  EXPECT_EQ(door->room, "401");
}

TEST(Door, has_a_building) {
  EXPECT_EQ(checked_door({DoorId(), AreaId(), " ", "2", "401"}).error().field, ".building");
  EXPECT_FALSE(checked_door({DoorId(), AreaId(), "1234567890123", "", ""}).ok());
}

TEST(AreaName, is_one_to_forty_letters) {
  EXPECT_EQ(*checked_name(" 灯笼里 "), "灯笼里");
  EXPECT_FALSE(checked_name("").ok());
}

}  // namespace
}  // namespace anxin::areas
