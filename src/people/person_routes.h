// The API table of people.
#pragma once

#include "http/router.h"

namespace anxin::people {

void add_routes(http::Router& router);

}  // namespace anxin::people
