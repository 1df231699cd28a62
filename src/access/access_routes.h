// The API table of sessions, accounts, grants and the journal.
#pragma once

#include <string_view>

#include "access/session_actions.h"
#include "http/router.h"

namespace anxin::access {

inline constexpr std::string_view session_cookie = "anxin_session";

void add_routes(http::Router& router, const PasswordRules& rules);

// What the session cookie and the CSRF header of a request say.
Credentials credentials_of(const http::Request& request);

}  // namespace anxin::access
