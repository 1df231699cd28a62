#include "imports/values.h"

#include <gtest/gtest.h>

namespace anxin::imports {
namespace {

std::string read(std::string_view text) {
  const std::optional<Moment> moment = read_moment(text);
  if (!moment) return "none";
  if (!moment->time) return moment->day.text();
  return rfc3339(instant_of(*moment, {})).substr(0, 19);
}

office::Cell cell(const std::string& text) { return {.kind = office::Cell::Kind::text, .text = text}; }

std::string due(const std::string& text) {
  const Instant received = anxin::instant_of(*Day::of(2025, 3, 7), {10 * 60, 0});  // a Friday
  std::optional<Instant> read = read_due_day(cell(text), false);
  if (!read) read = read_due_span(text, received, {});
  return read ? rfc3339(*read).substr(0, 16) : "none";
}

TEST(Values, reads_dates_as_people_write_them) {
  EXPECT_EQ(read("2025/3/1 8:05"), "2025-03-01T08:05:00");
  EXPECT_EQ(read("2025-03-01 10:28:09"), "2025-03-01T10:28:09");
  EXPECT_EQ(read("2025年3月1日 8时5分"), "2025-03-01T08:05:00");
  EXPECT_EQ(read("2025年3月1日8点"), "2025-03-01T08:00:00");
  EXPECT_EQ(read("２０２５．３．１"), "2025-03-01");
  EXPECT_EQ(read("20250301"), "2025-03-01");
  EXPECT_EQ(read("2025-03-01T08:05"), "2025-03-01T08:05:00");
}

TEST(Values, reads_no_date_that_does_not_exist) {
  for (const char* text : {"2025-02-30", "2025-03-01 25:00", "待定", "", "3/1", "12/31/2025", "2025-03-01 早上"}) {
    EXPECT_EQ(read(text), "none") << text;
  }
}

TEST(Values, reads_due_dates_and_spans) {
  EXPECT_EQ(due("2025-03-12 18:00"), "2025-03-12T18:00");
  EXPECT_EQ(due("2025-03-12"), "2025-03-12T23:59");
  EXPECT_EQ(due("7个工作日"), "2025-03-18T17:30");
  EXPECT_EQ(due("15天"), "2025-03-22T23:59");
  EXPECT_EQ(due("48小时"), "2025-03-09T10:00");
  EXPECT_EQ(due("待定"), "none");
}

TEST(Values, knows_kinds_with_and_without_their_ending) {
  EXPECT_EQ(order_kind_of("投诉类"), "complaint");
  EXPECT_EQ(order_kind_of("表扬"), "praise");
  EXPECT_EQ(order_kind_of("感谢"), "praise");
  EXPECT_EQ(order_kind_of("其它类"), "other");
  EXPECT_EQ(order_kind_of("外星人"), std::nullopt);
}

TEST(Values, reads_satisfaction_on_five_scales_and_no_more_out_of_a_yes_than_it_says) {
  for (const char* text : {"非常满意", "5分", "★★★★★", "A"}) EXPECT_EQ(satisfaction_of(text), "very_satisfied") << text;
  for (const char* text : {"满意", "4分", "★★★★☆", "B"}) EXPECT_EQ(satisfaction_of(text), "satisfied") << text;
  for (const char* text : {"基本满意", "3分", "★★★☆☆", "C"}) EXPECT_EQ(satisfaction_of(text), "neutral") << text;
  for (const char* text : {"不满意", "1分", "★☆☆☆☆", "D", "否"})
    EXPECT_EQ(satisfaction_of(text), "dissatisfied") << text;
  for (const char* text : {"未评价", "0分", "☆☆☆☆☆", "E", "未评"}) EXPECT_EQ(satisfaction_of(text), "none") << text;
  EXPECT_EQ(satisfaction_of("是"), std::nullopt);
}

TEST(Values, knows_seven_ways_not_to_be_named) {
  for (const char* text : {"匿名", "保密", "未提供", "-", "", "市民", "不愿透露"})
    EXPECT_TRUE(names_nobody(text)) << text;
  EXPECT_FALSE(names_nobody("陈样五"));
}

TEST(Values, reads_phones_with_remarks_and_tells_masks_from_secrets) {
  EXPECT_EQ(read_phone_cell("19900005848（本人）").digits, "19900005848");
  EXPECT_EQ(read_phone_cell("１９９－００００－６４１０").digits, "19900006410");
  EXPECT_EQ(read_phone_cell("199****2580").state, PhoneState::masked);
  EXPECT_EQ(read_phone_cell("保密").state, PhoneState::empty);
  EXPECT_EQ(read_phone_cell("1990000ABCD").state, PhoneState::unreadable);
}

TEST(Values, finds_the_community_in_an_address) {
  EXPECT_EQ(community_in("云桥街道松风社区向阳新村８栋"), "松风社区");
  EXPECT_EQ(community_in("柳河镇武圣庙村3号"), "武圣庙村");
  EXPECT_EQ(community_in("人民路8号"), "");
  EXPECT_EQ(plain_community("黄楼社区居民委员会"), plain_community("黄楼社区"));
}

}  // namespace
}  // namespace anxin::imports
