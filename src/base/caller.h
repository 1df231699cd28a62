// Who is calling: one account with its grants as they stand in this transaction. Grants hold permissions of a role over
// an area and everything below it, for a time. The command line and timers call as `Caller::system(...)`.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/area_path.h"
#include "base/ids.h"
#include "base/permission.h"

namespace anxin {

struct HeldGrant {
  GrantId id;
  std::string role;  // the word of access/role.h, for the journal and the pages
  Permissions permissions;
  CountyId county;
  AreaId area;
  AreaPath path;
};

struct Caller {
  AccountId account;  // 0: nobody signed in
  PersonId person;    // the caller's own person; 0 for the system
  SessionId session;
  std::vector<HeldGrant> grants;  // only those in force now
  std::string device = {};        // "web", "command line", "timer": what the journal says of the way

  bool signed_in() const { return account != AccountId(); }
  // The role under which `permission` is held for `path`; nullptr when it is not.
  const HeldGrant* grant_for(Permission permission, const AreaPath& path) const;
  std::string role_for(Permission permission, const AreaPath& path) const;  // its word; "" when not held
  bool holds(Permission permission) const;                                  // anywhere
};

}  // namespace anxin
