#include "access/role.h"

#include <algorithm>

namespace anxin::access {
namespace {

using enum Permission;

// Neighbourhood staff. Take in, work off, call back; judging is the social worker's (S12).
constexpr Permissions community_worker =
    Permissions::of(area_read, person_read, person_reveal, person_write, need_read, need_register, need_handle,
                    need_call_back, need_refer, import_run);

constexpr Permissions social_worker =
    Permissions::of(area_read, person_read, person_reveal, person_write, need_read, need_register, need_triage,
                    need_assign, need_handle, need_call_back, need_refer, import_run);

constexpr Permissions secretary =
    Permissions::of(area_read, person_read, person_reveal, need_read, need_register, need_assign, need_handle,
                    need_call_back, need_case, user_read, setting_manage);

// Runs places and accounts of the county; sees no resident and no need.
constexpr Permissions county_admin =
    Permissions::of(area_read, area_manage, user_read, user_manage, grant_manage, setting_manage);

constexpr Permissions auditor = Permissions::of(area_read, user_read, audit_read);

constexpr Permissions system_admin =
    Permissions::of(area_read, area_manage, user_read, user_manage, grant_manage, setting_manage);

// The command line and timers: set-up and imports; it judges, handles and calls back nothing.
constexpr Permissions system_itself =
    Permissions::of(area_read, area_manage, person_read, person_write, need_read, need_register, import_run, user_read,
                    user_manage, grant_manage, audit_read, setting_manage);

}  // namespace

const std::vector<Role>& roles() {
  static const std::vector<Role> all{
      {"community_worker", community_worker, {}},
      {"social_worker", social_worker, {}},
      {"secretary", secretary, {}},
      {"county_admin", county_admin, {"community_worker", "social_worker", "secretary"}},
      {"auditor", auditor, {}},
      {"system_admin", system_admin, {"county_admin", "auditor"}},
      {"system",
       system_itself,
       {"community_worker", "social_worker", "secretary", "county_admin", "auditor", "system_admin"}},
  };
  return all;
}

const Role* role_of(std::string_view word) {
  const auto found = std::ranges::find(roles(), word, [](const Role& role) { return role.word; });
  return found == roles().end() ? nullptr : &*found;
}

}  // namespace anxin::access
