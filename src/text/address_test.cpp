#include "text/address.h"

#include <gtest/gtest.h>

namespace anxin::text {
namespace {

TEST(Door, is_the_same_in_every_spelling) {
  const DoorReading door{"3", "2", "401"};
  for (const char* text : {"3-2-401", "3栋2单元401室", "3号楼2单元401", "３幢２单元４０１室", "3#2-401",
                           "黄楼花园3号楼2单元401室", "3 号楼 2 单元 401 号", "桂花苑3栋2单元401户"}) {
    ASSERT_TRUE(read_door(text)) << text;
    EXPECT_EQ(*read_door(text), door) << text;
  }
}

TEST(Door, may_lack_unit_or_room) {
  EXPECT_EQ(*read_door("A12栋"), (DoorReading{"A12", "", ""}));
  EXPECT_EQ(*read_door("6幢401"), (DoorReading{"6", "", "401"}));
  EXPECT_EQ(*read_door("6-401"), (DoorReading{"6", "", "401"}));
}

TEST(Door, is_not_guessed_from_a_street_or_words) {
  EXPECT_FALSE(read_door("黄楼社区小广场"));
  EXPECT_FALSE(read_door("解放路12号"));
  EXPECT_FALSE(read_door(""));
}

}  // namespace
}  // namespace anxin::text
