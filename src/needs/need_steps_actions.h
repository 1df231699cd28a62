// What the actions on a need share: finding it, moving it with its journal line, and reading its page again.
#pragma once

#include <string>

#include "needs/need.h"
#include "needs/need_page.h"
#include "store/call.h"

namespace anxin::needs {

// Inside the scope of `permission`, at the revision that the caller saw; conflict "need.changed" otherwise.
Result<Need> need_for(Call& call, NeedId id, Permission permission);
Result<Need> need_for(Call& call, NeedId id, Permission permission, std::int64_t revision);

// The permission, the household rule and the stage, as one reason: null when the caller may.
std::optional<std::string> reason_against(Call& call, const Need& need, Permission permission, Event event);

void journal(Call& call, const Need& need, const char* action, Permission as, std::string facts);
// The caller's own door, for the household rule.
Result<Done> not_of_own_household(Call& call, const Need& need);
// Somebody of this place's staff who may do `permission`; invalid "need.not_staff" otherwise.
Result<Done> require_staff(Call& call, const Need& need, PersonId person, Permission permission, const char* field);

}  // namespace anxin::needs
