#include "base/require.h"

#include <string>

namespace anxin {

Result<Done> require(const Caller& caller, Permission permission) {
  if (!caller.signed_in()) return Error{ErrorCode::unauthorised, "sign_in_first"};
  if (caller.holds(permission)) return Done{};
  Error error = forbidden("not_allowed");
  error.params["permission"] = std::string(word_of(permission));
  return error;
}

Result<Done> require(const Caller& caller, Permission permission, const AreaPath& path) {
  TRY(require(caller, permission));
  if (caller.grant_for(permission, path) == nullptr) return not_found();
  return Done{};
}

}  // namespace anxin
