#include "base/caller.h"

#include <algorithm>

namespace anxin {

const HeldGrant* Caller::grant_for(Permission permission, const AreaPath& path) const {
  const auto found = std::ranges::find_if(
      grants, [&](const HeldGrant& grant) { return grant.permissions.has(permission) && grant.path.covers(path); });
  return found == grants.end() ? nullptr : &*found;
}

std::string Caller::role_for(Permission permission, const AreaPath& path) const {
  const HeldGrant* grant = grant_for(permission, path);
  return grant == nullptr ? std::string() : grant->role;
}

bool Caller::holds(Permission permission) const {
  return std::ranges::any_of(grants, [&](const HeldGrant& grant) { return grant.permissions.has(permission); });
}

}  // namespace anxin
