#include "text/charset.h"

#include <gtest/gtest.h>

namespace anxin::text {
namespace {

TEST(Charset, tells_utf_8_with_and_without_mark) {
  EXPECT_EQ(decoded("黄楼")->charset, "utf-8");
  EXPECT_EQ(decoded("\xEF\xBB\xBF黄楼")->charset, "utf-8 with bom");
  EXPECT_EQ(decoded("\xEF\xBB\xBF黄楼")->utf8, "黄楼");
}

TEST(Charset, reads_gb18030_with_its_four_byte_names) {
  const auto sheet = decoded("\x95\x34\xB6\x37\xCF\xC8");
  ASSERT_TRUE(sheet);
  EXPECT_EQ(sheet->charset, "gb18030");
  EXPECT_EQ(sheet->utf8.substr(sheet->utf8.size() - 3), "先");
}

TEST(Charset, reads_utf_16_by_its_mark) {
  EXPECT_EQ(decoded(std::string_view("\xFF\xFE\xC4\x9E", 4))->utf8, "黄");
  EXPECT_EQ(decoded(std::string_view("\xFE\xFF\x9E\xC4", 4))->utf8, "黄");
}

TEST(Charset, refuses_bytes_that_are_no_text) { EXPECT_FALSE(decoded("\xFF\xFF\xFF\x80")); }

}  // namespace
}  // namespace anxin::text
