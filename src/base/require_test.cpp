#include "base/require.h"

#include <gtest/gtest.h>

#include "base/scope.h"

namespace anxin {
namespace {

Caller worker_of(const AreaPath& path) {
  Caller caller;
  caller.account = AccountId(7);
  caller.grants.push_back(
      {GrantId(1), "community_worker", Permissions::of(Permission::need_read), CountyId(3), AreaId(12), path});
  return caller;
}

TEST(Require, says_nobody_is_signed_in_first) {
  EXPECT_EQ(require(Caller{}, Permission::need_read).error().code, ErrorCode::unauthorised);
}

TEST(Require, forbids_what_is_held_nowhere_and_hides_what_lies_elsewhere) {
  const Caller caller = worker_of(AreaPath("/1/12/"));
  EXPECT_TRUE(require(caller, Permission::need_read, AreaPath("/1/12/40/")).ok());
  EXPECT_EQ(require(caller, Permission::need_triage, AreaPath("/1/12/")).error().code, ErrorCode::forbidden);
  EXPECT_EQ(require(caller, Permission::need_read, AreaPath("/1/")).error().code, ErrorCode::not_found);
  EXPECT_EQ(require(caller, Permission::need_read, AreaPath("/1/120/")).error().code, ErrorCode::not_found);
}

TEST(Scope, covers_only_the_paths_of_grants_with_the_permission) {
  const Scope scope = Scope::of(worker_of(AreaPath("/1/12/")), Permission::need_read);
  EXPECT_TRUE(scope.covers(AreaPath("/1/12/")));
  EXPECT_FALSE(scope.covers(AreaPath("/1/1/")));
  EXPECT_TRUE(Scope::of(worker_of(AreaPath("/1/12/")), Permission::audit_read).empty());
}

TEST(AreaPath, empty_covers_nothing) { EXPECT_FALSE(AreaPath().covers(AreaPath("/1/"))); }

TEST(Permission, every_word_goes_there_and_back) {
  for (int number = 0; number < permission_count; ++number) {
    const auto permission = static_cast<Permission>(number);
    EXPECT_EQ(permission_of(word_of(permission)), permission);
  }
}

}  // namespace
}  // namespace anxin
