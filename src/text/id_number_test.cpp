#include "text/id_number.h"

#include <gtest/gtest.h>

namespace anxin::text {
namespace {

TEST(IdNumber, R17_holds_birth_and_sex) {
  const auto id = read_id_number("11010519491231002x");
  ASSERT_TRUE(id);
  EXPECT_EQ(id->digits, "11010519491231002X");
  EXPECT_EQ(id->birth.text(), "1949-12-31");
  EXPECT_FALSE(id->male);
  EXPECT_TRUE(read_id_number("999999194102030013"));
  EXPECT_TRUE(read_id_number("'440524 1880 0101 0014") == std::nullopt) << "born before 1900: no resident";
}

TEST(IdNumber, R17_with_a_wrong_digit_is_none) {
  EXPECT_FALSE(read_id_number("110105194912310021"));
  EXPECT_FALSE(read_id_number("999999194102300013"));
  EXPECT_FALSE(read_id_number("99999919410203001"));
  EXPECT_FALSE(read_id_number("９９９９９９1941020300１a"));
}

TEST(IdNumber, is_shown_by_its_region_alone) {
  EXPECT_EQ(masked_id_number("999999194102030013"), "999999************");
}

}  // namespace
}  // namespace anxin::text
