#include "text/scrub.h"

#include <gtest/gtest.h>

namespace anxin::text {
namespace {

TEST(Scrubbed, hides_phones_and_names_and_leaves_doors) {
  EXPECT_EQ(scrubbed("打199 0000 1234找陈样公\n3栋401漏水", {"陈样公"}, 60), "打****找** 3栋401漏水");
  EXPECT_EQ(scrubbed("卡号６２２２０２１２３４", {}, 60), "卡号****");
}

TEST(Scrubbed, cuts_by_letters_not_bytes) { EXPECT_EQ(scrubbed("楼道灯坏了好几天", {}, 5), "楼道灯坏…"); }

}  // namespace
}  // namespace anxin::text
