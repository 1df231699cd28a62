#include "imports/door_sheet.h"

#include <gtest/gtest.h>

#include "imports/sheet_file.h"

namespace anxin::imports {
namespace {

Result<std::vector<DoorRow>> read(const char* csv) { return read_doors(*sheets_of(csv)); }
std::string said(const DoorRow& door) { return door.estate + "/" + door.building + "-" + door.unit + "-" + door.room; }

TEST(DoorSheet, is_read_by_its_headers) {
  const auto doors =
      read("黄楼社区门牌表,,,\n序号,小区名称,楼栋,单元,房号\n1,灯笼里,3栋,2单元,401室\n2,灯笼里,３,2,402\n");
  ASSERT_EQ(doors->size(), 2U);
  EXPECT_EQ(said((*doors)[0]), "灯笼里/3-2-401");
  EXPECT_EQ((*doors)[0].number, 3);
  EXPECT_EQ(said((*doors)[1]), "灯笼里/3-2-402");
}

TEST(DoorSheet, may_hold_the_whole_door_in_one_column) {
  const auto doors = read("小区,门牌\n灯笼里,3-2-401\n灯笼里,5号楼1单元102室\n灯笼里,东头第二家\n");
  ASSERT_EQ(doors->size(), 3U);
  EXPECT_EQ(said((*doors)[0]), "灯笼里/3-2-401");
  EXPECT_EQ(said((*doors)[1]), "灯笼里/5-1-102");
  EXPECT_EQ((*doors)[2].trouble, "door.unreadable");
}

TEST(DoorSheet, tells_rows_without_a_building_and_doors_that_come_again) {
  const auto doors = read("楼栋,单元,房号\n1,1,101\n,1,102\n\n1,1,101\n");
  ASSERT_EQ(doors->size(), 3U);
  EXPECT_FALSE((*doors)[0].trouble);
  EXPECT_EQ((*doors)[1].trouble, "area.building_missing");
  EXPECT_TRUE((*doors)[2].again);
}

TEST(DoorSheet, without_a_column_of_doors_is_none) {
  EXPECT_EQ(read("姓名,电话\n王,1\n").error().key, "door.no_header");
  EXPECT_EQ(sheets_of("").error().key, "import.empty");
}

}  // namespace
}  // namespace anxin::imports
