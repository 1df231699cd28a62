// Roles: plain lists of permissions, without wild card or inheritance. Apart from what a role does stands what it may
// grant: a county admin runs accounts and sees no need; nobody gives a role to himself.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "base/permission.h"

namespace anxin::access {

struct Role {
  std::string_view word;
  Permissions does;
  std::vector<std::string_view> grants;  // the roles that it may give, inside its own area
};

const std::vector<Role>& roles();
const Role* role_of(std::string_view word);  // nullptr: no such role

}  // namespace anxin::access
