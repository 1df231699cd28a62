#include "demo/demo.h"

#include <gtest/gtest.h>

#include <map>

#include "access/account.h"
#include "access/session_actions.h"
#include "areas/area_actions.h"
#include "needs/need_actions.h"
#include "testing/test_database.h"
#include "vault/system_random.h"

namespace anxin::demo {
namespace {

class Demo : public tests::OnBothDatabases {};
ON_BOTH_DATABASES(Demo);

// The county's rows as far as the script needs them; the snapshot has its own test.
std::vector<areas::Division> few_divisions() {
  return {{"37", "山东省", "", "province"},
          {"3717", "菏泽市", "37", "city"},
          {"371722", "单县", "3717", "county"},
          {"371722003", "园艺街道", "371722", "subdistrict"},
          {"371722003003", "黄楼社区", "371722003", "community"}};
}

std::map<std::string, std::int64_t> stages_of(Call& call, AreaId community) {
  std::map<std::string, std::int64_t> stages;
  needs::NeedQuery query;
  query.area_id = community;
  query.limit = 200;
  const auto cards = needs::list_needs(call, query);
  for (const needs::NeedCard& card : cards.value().items) ++stages[card.stage];
  return stages;
}

TEST_P(Demo, plays_three_months_through_the_real_actions_to_the_expected_end) {
  const Script script = read_script(std::string(ANXIN_SOURCE) + "/data/demo");
  IdSource ids = database().make_ids();
  Random random = vault::system_random();
  const store::Means means{database(), ids, random};
  const Setting setting{.now = *parse_rfc3339("2026-11-23T09:00:00+08:00"),
                        .divisions = few_divisions(),
                        .divisions_day = *Day::parse("2023-06-30"),
                        .divisions_source = "test",
                        .strength = vault::test_strength};
  const auto played = play(script, means, setting);
  ASSERT_TRUE(played.ok()) << played.error().key << " " << played.error().field << " step "
                           << played.error().params.at("step") << " " << played.error().params.at("do") << " of "
                           << played.error().params.at("need");
  const Value expected = script.events()["expected"];
  EXPECT_EQ(played->needs, expected["needs"].number());
  EXPECT_EQ(played->steps, expected["events"].number());

  const auto stages = store::act(means, access::the_system("test"), setting.now, [&](Call& call) {
    const auto community = areas::area_by_code(call, script.community_code());
    return Result<std::map<std::string, std::int64_t>>(stages_of(call, community->id));
  });
  for (const char* stage : {"registered", "triaged", "assigned", "in_progress", "done", "closed", "referred", "replied",
                            "suspended", "withdrawn"}) {
    EXPECT_EQ(stages.value().at(stage), expected["stages"][stage].number()) << stage;
  }
  EXPECT_EQ(play(script, means, setting).error().key, "demo.not_empty");
}

}  // namespace
}  // namespace anxin::demo
