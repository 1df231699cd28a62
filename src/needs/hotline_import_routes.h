// The row of the API table that runs an import of a hotline sheet.
#pragma once

#include "http/router.h"

namespace anxin::needs {

void add_hotline_import_routes(http::Router& router);

}  // namespace anxin::needs
