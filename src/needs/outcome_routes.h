// The routes of outcome_actions.h.
#pragma once

#include "http/router.h"

namespace anxin::needs {

void add_outcome_routes(http::Router& router);

}  // namespace anxin::needs
