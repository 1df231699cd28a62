#include "needs/voice.h"

#include <gtest/gtest.h>

namespace anxin::needs {
namespace {

const Instant now = *parse_rfc3339("2026-11-23T09:00:00+08:00");

NeedDraft by_phone() {
  NeedDraft draft;
  draft.channel = "phone";
  draft.words = PrivateText("  楼道灯坏了\u0001 ");
  draft.requester.name = PrivateText("陈样公");
  draft.requester.phone = PrivateText("199-0000-1234");
  draft.happened = now;
  return draft;
}

TEST(Voice, S11_by_phone_needs_words_and_a_number_to_call_back) {
  const auto voice = checked(by_phone(), now);
  ASSERT_TRUE(voice.ok());
  EXPECT_EQ(voice->words.reveal(), "楼道灯坏了");
  EXPECT_EQ(voice->requester.phone.reveal(), "19900001234");
  NeedDraft draft = by_phone();
  draft.words = PrivateText(" \n ");
  EXPECT_EQ(checked(draft, now).error().field, ".words");
  draft = by_phone();
  draft.requester.phone = PrivateText();
  EXPECT_EQ(checked(draft, now).error().field, ".requester.phone");
}

TEST(Voice, S11_of_the_hotline_carries_its_order_number) {
  NeedDraft draft = by_phone();
  draft.channel = "mayor_hotline";
  EXPECT_EQ(checked(draft, now).error().key, "need.order_no_missing");
  draft.hotline = HotlineOrder{"12345", "GD2026001", "help", std::nullopt};
  EXPECT_TRUE(checked(draft, now).ok());
  draft.channel = "phone";
  EXPECT_EQ(checked(draft, now).error().key, "need.not_of_this_channel");
}

TEST(Voice, S11_of_the_hotline_has_one_order_number_however_it_is_typed) {
  NeedDraft draft = by_phone();
  draft.channel = "mayor_hotline";
  draft.hotline = HotlineOrder{" １２３４５ ", " GD 2026－001\t", "help", std::nullopt};
  const auto voice = checked(draft, now);
  ASSERT_TRUE(voice.ok());
  EXPECT_EQ(voice->hotline->source, "12345");
  EXPECT_EQ(voice->hotline->order_no, "GD2026-001");
  draft.hotline->order_no = " 　";
  EXPECT_EQ(checked(draft, now).error().key, "need.order_no_missing");
}

TEST(Voice, S11_of_a_visit_says_who_was_met) {
  NeedDraft draft = by_phone();
  draft.channel = "home_visit";
  EXPECT_EQ(checked(draft, now).error().key, "need.visit_missing");
  draft.visit = Visit{"family"};
  EXPECT_TRUE(checked(draft, now).ok());
}

TEST(Voice, without_a_name_is_not_called_back) {
  NeedDraft draft = by_phone();
  draft.requester = Speaker{.person = {}, .name = {}, .phone = {}, .anonymous = true};
  EXPECT_EQ(checked(draft, now).error().key, "need.anonymous_call_back");
  draft.call_back_way = "none";
  EXPECT_TRUE(checked(draft, now).ok());
  draft.requester.name = PrivateText("陈样公");
  EXPECT_EQ(checked(draft, now).error().key, "need.anonymous_with_name");
}

TEST(Voice, is_not_heard_tomorrow) {
  NeedDraft draft = by_phone();
  draft.happened = now.plus_minutes(11);
  EXPECT_EQ(checked(draft, now).error().key, "need.happened_in_the_future");
}

TEST(Voice, counts_its_length_in_letters) {
  NeedDraft draft = by_phone();
  std::string words;
  for (std::size_t i = 0; i < words_length_max; ++i) words += "灯";
  draft.words = PrivateText(words);
  EXPECT_TRUE(checked(draft, now).ok());
  draft.words = PrivateText(words + "亮");
  EXPECT_EQ(checked(draft, now).error().key, "need.words_too_long");
}

}  // namespace
}  // namespace anxin::needs
