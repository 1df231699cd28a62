// The API table of sheets of doors.
#pragma once

#include "http/router.h"

namespace anxin::imports {

void add_door_sheet_routes(http::Router& router);

}  // namespace anxin::imports
