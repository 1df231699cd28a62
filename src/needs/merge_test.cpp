#include "needs/merge.h"

#include <gtest/gtest.h>

namespace anxin::needs {
namespace {

Instant at(const char* text) { return *parse_rfc3339(text); }

Need in_community(std::int64_t id, Stage stage) {
  Need need;
  need.county = CountyId(1);
  need.community = AreaId(7);
  need.id = NeedId(id);
  need.stage = stage;
  return need;
}

TEST(Merge, by_3_1_joins_whatever_is_open_and_goes_back_to_where_it_was) {
  const Need parent = in_community(1, Stage::in_progress);
  for (const Stage stage : {Stage::registered, Stage::triaged, Stage::assigned, Stage::in_progress, Stage::done,
                            Stage::referred, Stage::replied}) {
    const auto joined = merged_into(in_community(2, stage), parent, false);
    ASSERT_TRUE(joined.ok()) << word_of(stage);
    EXPECT_EQ(joined->stage, Stage::merged);
    EXPECT_FALSE(is_open(joined->stage)) << "its parent is what is in hand";
    const Merge merge{1, NeedId(2), NeedId(1), stage, PersonId(5), at("2026-11-01T10:00:00+08:00")};
    EXPECT_EQ(split_off(*joined, merge, at("2026-12-01T10:00:00+08:00"))->stage, stage);
    EXPECT_EQ(split_off(*joined, merge, at("2026-12-01T10:00:01+08:00")).error().key, "merge.too_late");
  }
}

TEST(Merge, makes_no_chains) {
  const Need need = in_community(2, Stage::triaged);
  EXPECT_EQ(merged_into(need, in_community(1, Stage::merged), false).error().key, "merge.parent_is_merged");
  EXPECT_EQ(merged_into(need, in_community(1, Stage::triaged), true).error().key, "merge.is_a_parent");
  EXPECT_EQ(merged_into(need, need, false).error().key, "merge.into_itself");
}

TEST(Merge, stays_inside_the_community_and_among_open_needs) {
  const Need need = in_community(2, Stage::triaged);
  Need parent = in_community(1, Stage::closed);
  EXPECT_EQ(merged_into(need, parent, false).error().key, "merge.parent_is_over");
  parent = in_community(1, Stage::triaged);
  parent.community = AreaId(8);
  EXPECT_EQ(merged_into(need, parent, false).error().key, "merge.elsewhere");
}

TEST(Merge, R11_a_case_neither_joins_nor_is_joined) {
  EXPECT_EQ(merged_into(in_community(2, Stage::in_case), in_community(1, Stage::triaged), false).error().key,
            "need.not_now");
  EXPECT_EQ(merged_into(in_community(2, Stage::triaged), in_community(1, Stage::in_case), false).error().key,
            "merge.parent_is_over");
}

TEST(Told, is_told_after_the_merge_by_phone_or_in_person) {
  const Merge merge{1, NeedId(2), NeedId(1), Stage::triaged, PersonId(5), at("2026-11-23T10:00:30+08:00")};
  const Instant now = at("2026-11-23T11:00:00+08:00");
  const auto told = [&](const char* way, const char* when) {
    return complete(Told{VoiceId(3), PersonId(5), way, at(when)}, merge, now);
  };
  EXPECT_TRUE(told("phone", "2026-11-23T10:00:00+08:00").ok()) << "the minute of the merge";
  EXPECT_EQ(told("phone", "2026-11-23T09:59:00+08:00").error().key, "merge.told_before");
  EXPECT_EQ(told("phone", "2026-11-23T11:01:00+08:00").error().key, "merge.told_in_the_future");
  EXPECT_EQ(told("letter", "2026-11-23T10:30:00+08:00").error().key, "need.unknown_word");
}

}  // namespace
}  // namespace anxin::needs
