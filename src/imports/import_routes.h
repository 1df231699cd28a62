// The API table of imports. Running one is a row of the slice whose rows are taken (needs/hotline_import_routes.h).
#pragma once

#include "http/router.h"

namespace anxin::imports {

void add_routes(http::Router& router);

}  // namespace anxin::imports
