// The API table of needs.
#pragma once

#include "http/router.h"

namespace anxin::needs {

void add_routes(http::Router& router);

}  // namespace anxin::needs
