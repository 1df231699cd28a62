#include "settings/setting.h"

#include <gtest/gtest.h>

#include "settings/reply_template.h"

namespace anxin::settings {
namespace {

constexpr AreaId country{1};
constexpr AreaId county{2};
constexpr AreaId street{3};
constexpr AreaId community{4};
const std::vector<AreaId> way{country, county, street, community};

Setting urgent_at(AreaId area, const char* value, bool locked = false) {
  return {area, "urgent_days", 1, value, locked, AccountId(7), Instant()};
}
Effective urgent(const std::vector<Setting>& rows) { return effective(*kind_of("urgent_days"), way, rows); }
Values defaults() {
  Values values;
  for (const Kind& kind : kinds()) values.emplace(kind.name, kind.otherwise);
  return values;
}

TEST(Setting, has_its_default_where_nobody_has_set_it) {
  EXPECT_EQ(urgent({}).value, "3");
  EXPECT_FALSE(urgent({}).from);
}

TEST(Setting, comes_from_the_nearest_level_upwards) {
  const auto found = urgent({urgent_at(county, "5"), urgent_at(street, "2"), urgent_at(AreaId(99), "9")});
  EXPECT_EQ(found.value, "2");
  EXPECT_EQ(found.from->area, street);
  EXPECT_FALSE(found.locked_by);
}

TEST(Setting, goes_back_to_what_is_inherited) {
  Setting back = urgent_at(community, "9");
  back.value.reset();
  EXPECT_EQ(urgent({urgent_at(county, "5"), back}).value, "5");
}

TEST(Setting, that_is_locked_passes_over_what_stands_below) {
  const auto found = urgent({urgent_at(county, "5", true), urgent_at(street, "2"), urgent_at(community, "1")});
  EXPECT_EQ(found.value, "5");
  EXPECT_EQ(found.locked_by, county);
}

TEST(Setting, may_still_be_changed_by_the_level_that_locked_it) {
  EXPECT_FALSE(effective(*kind_of("urgent_days"), {country, county}, {urgent_at(county, "5", true)}).locked_by);
}

TEST(SettingValue, is_kept_in_one_form) {
  EXPECT_EQ(*checked_value(*kind_of("urgent_days"), " ０5 "), "5");
  EXPECT_EQ(*checked_value(*kind_of("duty_from"), "8：30"), "08:30");
  EXPECT_EQ(*checked_value(*kind_of("place_phone"), "0530-0000345"), "0530-0000345");
  EXPECT_EQ(*checked_value(*kind_of("place_phone"), ""), "");
}

TEST(SettingValue, that_makes_no_sense_is_refused) {
  EXPECT_EQ(checked_value(*kind_of("urgent_days"), "0").error().key, "setting.number");
  EXPECT_EQ(checked_value(*kind_of("urgent_days"), "three").error().params.at("most"), "30");
  EXPECT_EQ(checked_value(*kind_of("duty_from"), "25:00").error().key, "setting.time");
  EXPECT_EQ(checked_value(*kind_of("duty_from"), "17").error().key, "setting.time");
  EXPECT_EQ(checked_value(*kind_of("place_phone"), "ask Wang").error().key, "phone.unreadable");
  EXPECT_EQ(checked_value(*kind_of("call_back_way"), "letter").error().key, "setting.unknown_word");
}

TEST(Settings, of_a_place_fit_together) {
  Values values = defaults();
  EXPECT_TRUE(fit_together(values).ok());
  values["duty_until"] = "08:30";
  EXPECT_EQ(fit_together(values).error().key, "setting.duty_ends_first");
  values = defaults();
  values["urgent_days"] = "8";
  EXPECT_EQ(fit_together(values).error().key, "setting.urgent_is_slower");
}

TEST(ReplyTemplate, has_a_title_and_words) {
  EXPECT_EQ(checked(ReplyText{" 路灯 ", " 已报修 "})->title, "路灯");
  EXPECT_EQ(checked(ReplyText{"", "已报修"}).error().key, "reply.title_length");
  EXPECT_EQ(checked(ReplyText{"路灯", " "}).error().key, "reply.words_length");
}

}  // namespace
}  // namespace anxin::settings
