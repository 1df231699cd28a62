#include "base/scope.h"

#include <algorithm>

namespace anxin {

Scope Scope::of(const Caller& caller, Permission permission) {
  Scope scope;
  for (const HeldGrant& grant : caller.grants) {
    if (!grant.permissions.has(permission)) continue;
    scope.counties_.push_back(grant.county.number());
    scope.paths_.push_back(grant.path);
  }
  std::ranges::sort(scope.counties_);
  scope.counties_.erase(std::unique(scope.counties_.begin(), scope.counties_.end()), scope.counties_.end());
  return scope;
}

bool Scope::covers(const AreaPath& path) const {
  return std::ranges::any_of(paths_, [&](const AreaPath& held) { return held.covers(path); });
}

}  // namespace anxin
