// openapi(router): the OpenAPI 3.1 document of the API table. It is made from the same describe() that reads and
// writes, so it cannot say anything else than the server does. Equal tables give equal bytes: web/openapi.json is
// diffed. Throws std::logic_error when two rows would have one operationId, or two wire types one name.
#pragma once

#include <map>
#include <set>
#include <string>

#include "http/router.h"

namespace anxin::http {

std::string openapi(const Router& router, const std::string& version);

// The keys by status that a row may answer; an empty set: any key. Tests hold every answer against it.
std::map<int, std::set<std::string>> errors_of(const Route& route);

}  // namespace anxin::http
