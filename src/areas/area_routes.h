// The API table of places.
#pragma once

#include "http/router.h"

namespace anxin::areas {

void add_routes(http::Router& router);

}  // namespace anxin::areas
