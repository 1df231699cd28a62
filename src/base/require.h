// The permission check at the head of every action. Pure: it looks only at the grants that the caller holds in this
// transaction. Order of the answers: not signed in → unauthorised; permission held nowhere → forbidden; held, but not
// for this place → not found, with the same body as a missing id.
#pragma once

#include "base/caller.h"
#include "base/result.h"

namespace anxin {

Result<Done> require(const Caller& caller, Permission permission);                        // held anywhere
Result<Done> require(const Caller& caller, Permission permission, const AreaPath& path);  // held for this place

}  // namespace anxin
