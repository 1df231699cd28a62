// The API table of settings and reply templates.
#pragma once

#include "http/router.h"

namespace anxin::settings {

void add_routes(http::Router& router);

}  // namespace anxin::settings
