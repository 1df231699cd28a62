#include "text/unicode.h"

#include <gtest/gtest.h>

namespace anxin::text {
namespace {

TEST(Unicode, counts_code_points_and_keeps_rare_names_whole) {
  EXPECT_EQ(length("𠮷野家"), 3U);
  EXPECT_EQ(utf8_of(code_points("𠮷䶮·买买提")), "𠮷䶮·买买提");
  EXPECT_EQ(prefix("𠮷野家", 2), "𠮷野");
}

TEST(Unicode, tells_broken_bytes) {
  EXPECT_TRUE(valid_utf8("黄楼"));
  EXPECT_FALSE(valid_utf8("\xC0\x80"));
  EXPECT_FALSE(valid_utf8("\xED\xA0\x80"));
  EXPECT_FALSE(valid_utf8("\xE9\xBB"));
}

TEST(Unicode, folds_width_and_case_for_comparing) {
  EXPECT_EQ(folded("１２３ＡＢc"), "123abc");
  EXPECT_EQ(narrowed("３－２－４０１室"), "3-2-401室");
}

TEST(Cleaned, removes_what_nobody_typed_and_says_so) {
  const Cleaned cleaned_text = cleaned(std::string_view("　\t水管\0漏\x0B水\r\n两天了 \n", 31));
  EXPECT_EQ(cleaned_text.text, "水管漏水\n两天了");
  EXPECT_TRUE(cleaned_text.had_controls);
  EXPECT_TRUE(cleaned_text.had_blanks_around);
  EXPECT_FALSE(cleaned_text.had_invisible);
  EXPECT_TRUE(cleaned("a\u202Eb").had_invisible);
  EXPECT_EQ(cleaned("a\u202Eb").text, "ab");
}

}  // namespace
}  // namespace anxin::text
