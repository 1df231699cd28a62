// The policy of a place, made of its settings. A setting that is missing or unreadable leaves the default, so that a
// clock always runs.
#pragma once

#include <map>
#include <string>

#include "needs/need.h"

namespace anxin::needs {

Policy policy_of(const std::map<std::string, std::string, std::less<>>& settings);

}  // namespace anxin::needs
