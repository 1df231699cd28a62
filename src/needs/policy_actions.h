// The policy that counts at a place.
#pragma once

#include "needs/need.h"
#include "store/call.h"

namespace anxin::needs {

Policy policy_at(Call& call, const AreaPath& place);

}  // namespace anxin::needs
