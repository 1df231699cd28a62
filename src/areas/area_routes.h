// The API table of places.
#pragma once

#include "http/router.h"

namespace anxin::areas {

void add_routes(http::Router& router);
void add_word_routes(http::Router& router);  // part of the same table: the lists of words

}  // namespace anxin::areas
