// The whole API: every slice's rows, and who may call them.
#pragma once

#include <functional>
#include <string>

#include "access/access_routes.h"
#include "http/environment.h"
#include "http/router.h"

namespace anxin::cli {

inline constexpr const char* version = "0.1.0";

// The line of the platform's journal that `anxin backup` writes when it ended well.
inline constexpr const char* backup_action = "backup.made";
inline constexpr const char* backup_object = "backup";

void add_all_routes(http::Router& router, const access::PasswordRules& rules);

// Sessions of access/, as http/ wants them. `later(work)` queues a small write (a session was seen).
http::Authenticator authenticator(const std::function<void(std::function<void(store::Tx&)>)>& later);

// Sorted common passwords (data/passwords/common.txt).
std::vector<std::string> common_passwords(const std::string& files);

}  // namespace anxin::cli
