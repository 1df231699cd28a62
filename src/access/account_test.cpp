#include "access/account.h"

#include <gtest/gtest.h>

#include "access/role.h"

namespace anxin::access {
namespace {

const Instant now = *parse_rfc3339("2026-11-23T09:00:00+08:00");

Failures after(int count, CountedFrom from) {
  Failures failures;
  for (int failure = 1; failure <= count; ++failure) failures = after_failure(failures, from, now);
  return failures;
}

TEST(Failures, R20_make_one_neighbourhood_wait_longer_each_time_and_never_for_ever) {
  EXPECT_FALSE(wait_seconds(after(4, CountedFrom::address), now));
  EXPECT_EQ(wait_seconds(after(5, CountedFrom::address), now), 5);
  EXPECT_EQ(wait_seconds(after(6, CountedFrom::address), now), 10);
  const Failures many = after(200, CountedFrom::address);
  EXPECT_EQ(wait_seconds(many, now), 15 * 60);
  EXPECT_FALSE(wait_seconds(many, now.plus_minutes(15)));
}

TEST(Failures, R20_from_everywhere_begin_ten_times_as_late) {
  EXPECT_FALSE(wait_seconds(after(49, CountedFrom::everywhere), now));
  EXPECT_EQ(wait_seconds(after(50, CountedFrom::everywhere), now), 5);
  EXPECT_EQ(wait_seconds(after(100, CountedFrom::everywhere), now), 15 * 60);
}

TEST(Failures, are_forgotten_after_a_day_without_one) {
  const Failures old = after(200, CountedFrom::address);
  const Failures next = after_failure(old, CountedFrom::address, now.plus_minutes(24 * 60));
  EXPECT_EQ(next.count, 1);
}

TEST(Neighbourhood, is_an_addresss_network) {
  EXPECT_EQ(neighbourhood_of("203.0.113.7"), "203.0.113");
  EXPECT_EQ(neighbourhood_of("2001:db8:1:2:3:4:5:6"), "2001:db8:1:2");
  EXPECT_EQ(neighbourhood_of("::1"), "::1");
  EXPECT_EQ(neighbourhood_of(""), "");
}

TEST(Password, is_refused_when_short_common_or_the_login) {
  const std::vector<std::string> common{"anxin2026", "password1"};
  EXPECT_EQ(check_password("kurz", "wangjing", common).error().key, "password.too_short");
  EXPECT_EQ(check_password("AnXin2026", "wangjing", common).error().key, "password.common");
  EXPECT_EQ(check_password("wangjing", "wangjing", common).error().key, "password.common");
  EXPECT_TRUE(check_password("三更灯火五更鸡啊", "wangjing", common).ok());
  EXPECT_EQ(check_password(std::string(129, 'x'), "wangjing", common).error().key, "password.too_long");
}

TEST(LoginName, is_compared_in_lower_case) {
  EXPECT_EQ(*checked_login(" WangJing "), "wangjing");
  EXPECT_FALSE(checked_login("王静").ok());
  EXPECT_FALSE(checked_login("ab").ok());
}

TEST(Grant, counts_from_its_first_to_its_last_day) {
  Grant grant;
  grant.from = *Day::parse("2026-11-01");
  grant.until = *Day::parse("2026-11-23");
  EXPECT_FALSE(in_force(grant, *Day::parse("2026-10-31")));
  EXPECT_TRUE(in_force(grant, *Day::parse("2026-11-23")));
  EXPECT_FALSE(in_force(grant, *Day::parse("2026-11-24")));
  grant.ended = true;
  EXPECT_FALSE(in_force(grant, *Day::parse("2026-11-02")));
}

Caller admin_of(const char* role, const char* path) {
  Grant grant;
  grant.role = role;
  grant.path = AreaPath(path);
  Caller caller;
  caller.account = AccountId(1);
  caller.grants.push_back(held(grant));
  return caller;
}

TEST(MayGrant, lists_apart_what_a_role_may_give) {
  const Caller county = admin_of("county_admin", "/1/2/");
  EXPECT_TRUE(may_grant(county, "social_worker", AreaPath("/1/2/3/"), AccountId(2)).ok());
  EXPECT_EQ(may_grant(county, "social_worker", AreaPath("/1/"), AccountId(2)).error().code, ErrorCode::forbidden);
  EXPECT_EQ(may_grant(county, "auditor", AreaPath("/1/2/3/"), AccountId(2)).error().code, ErrorCode::forbidden);
  EXPECT_EQ(may_grant(county, "social_worker", AreaPath("/1/2/3/"), AccountId(1)).error().key, "grant.to_oneself");
  EXPECT_FALSE(may_grant(admin_of("social_worker", "/"), "social_worker", AreaPath("/1/"), AccountId(2)).ok());
}

TEST(Roles, S12_only_the_social_worker_triages) {
  for (const Role& role : roles()) {
    EXPECT_EQ(role.does.has(Permission::need_triage), role.word == "social_worker") << role.word;
  }
}

TEST(Roles, admins_see_no_needs_and_no_people) {
  for (const char* word : {"county_admin", "system_admin", "auditor"}) {
    EXPECT_FALSE(role_of(word)->does.has(Permission::need_read)) << word;
    EXPECT_FALSE(role_of(word)->does.has(Permission::person_read)) << word;
  }
}

}  // namespace
}  // namespace anxin::access
