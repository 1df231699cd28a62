#include "needs/policy_actions.h"

#include "needs/policy.h"
#include "settings/setting_actions.h"

namespace anxin::needs {

Policy policy_at(Call& call, const AreaPath& place) { return policy_of(settings::values_at(call, place)); }

}  // namespace anxin::needs
