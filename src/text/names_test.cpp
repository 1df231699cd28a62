#include "text/names.h"

#include <gtest/gtest.h>

namespace anxin::text {
namespace {

TEST(MaskedName, keeps_the_surname_whatever_its_length) {
  EXPECT_EQ(masked_name("陈阿公"), "陈*");
  EXPECT_EQ(masked_name("欧阳样明"), "欧阳*");
  EXPECT_EQ(masked_name("𠮷样"), "𠮷*");
  EXPECT_EQ(masked_name("买买提·样力"), "买买提*");
  EXPECT_EQ(masked_name(""), "");
}

}  // namespace
}  // namespace anxin::text
