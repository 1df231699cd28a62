#include "text/tokens.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace anxin::text {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

TEST(Tokens, are_pairs_of_neighbours_within_a_run) {
  EXPECT_THAT(bigrams("水管漏，Ａ栋"), UnorderedElementsAre("水管", "管漏", "a栋"));
  EXPECT_THAT(bigrams("水"), IsEmpty());
  EXPECT_THAT(bigrams("哈哈哈"), ElementsAre("哈哈"));
}

TEST(Tokens, of_names_hold_the_single_letters_too) {
  EXPECT_THAT(letters_and_bigrams("𠮷明"), UnorderedElementsAre("𠮷", "明", "𠮷明"));
}

TEST(Tokens, are_capped) {
  std::string words;
  for (int i = 0; i < 6000; ++i) words += std::to_string(i * 7919 % 9973) + "楼";
  EXPECT_LE(bigrams(words).size(), tokens_max);
}

TEST(ContainsFolded, sees_through_width_and_case) {
  EXPECT_TRUE(contains_folded("３号楼ABC", "3号楼abc"));
  EXPECT_FALSE(contains_folded("3号楼", "4号"));
}

}  // namespace
}  // namespace anxin::text
