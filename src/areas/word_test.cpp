#include "areas/word.h"

#include <gtest/gtest.h>

namespace anxin::areas {
namespace {

constexpr AreaId country{1};
constexpr AreaId county{305};
const Day today = *Day::parse("2026-11-23");
const Day january = *Day::parse("2026-01-01");

Word word(AreaId area, const char* name, std::int64_t position) {
  return {area, name, area == country ? "" : name, position, january, std::nullopt, std::nullopt};
}
std::vector<Word> three() { return {word(country, "meals", 1), word(country, "parking", 2), word(county, "w7", 3)}; }

TEST(Word, of_a_county_stands_before_everybodys) {
  Word here = word(county, "parking", 2);
  here.until = today;
  const auto words = words_of_place({word(country, "meals", 3), here, word(country, "parking", 2)});
  ASSERT_EQ(words.size(), 2U);
  EXPECT_EQ(words[0].word, "parking");
  EXPECT_FALSE(counts_on(words[0], today));
  EXPECT_TRUE(counts_on(words[0], today.days_after(-1)));
  EXPECT_EQ(words_of_place({here, word(country, "parking", 2)})[0].area, county);
}

TEST(Word, has_a_short_label_that_no_other_has) {
  EXPECT_EQ(*checked_label(" 电动车充电 ", three(), today), "电动车充电");
  EXPECT_EQ(checked_label("", three(), today).error().key, "word.label_length");
  EXPECT_EQ(checked_label("一二三四五六七八九十一二三", three(), today).error().key, "word.label_length");
  EXPECT_EQ(checked_label("w7", three(), today).error().key, "word.is_there");
}

TEST(Word, retires_from_a_day_on_and_never_back) {
  EXPECT_EQ(retired(three(), "meals", today.days_after(7), today)->until, today.days_after(7));
  EXPECT_EQ(retired(three(), "meals", today.days_after(-1), today).error().key, "word.in_the_past");
  EXPECT_EQ(retired(three(), "nothing", today, today).error().code, ErrorCode::not_found);
}

TEST(Word, is_not_retired_when_it_is_the_last_one) {
  EXPECT_EQ(retired({word(country, "meals", 1)}, "meals", today, today).error().key, "word.last_one");
}

TEST(Word, takes_along_what_was_merged_into_it) {
  auto words = three();
  words[0].merged_into = "parking";
  words[0].until = january;
  const auto changed = merged(words, "parking", "w7", today);
  ASSERT_EQ(changed->size(), 2U);
  EXPECT_EQ((*changed)[0].merged_into, "w7");
  EXPECT_EQ((*changed)[0].until, january);
  EXPECT_EQ((*changed)[1].until, today);
}

TEST(Word, is_read_under_the_one_that_it_went_into) {
  auto words = three();
  words[0].merged_into = "w7";
  EXPECT_EQ(word_now(words, "meals"), "w7");
  EXPECT_EQ(word_now(words, "parking"), "parking");
  EXPECT_EQ(words_read_as(words, "w7"), (std::vector<std::string>{"w7", "meals"}));
}

TEST(Word, goes_only_into_another_that_counts) {
  auto words = three();
  EXPECT_EQ(merged(words, "meals", "meals", today).error().key, "word.no_target");
  words[1].until = today;
  EXPECT_EQ(merged(words, "meals", "parking", today).error().key, "word.no_target");
  words[0].merged_into = "w7";
  EXPECT_EQ(merged(words, "meals", "w7", today).error().key, "word.merged_before");
}

}  // namespace
}  // namespace anxin::areas
