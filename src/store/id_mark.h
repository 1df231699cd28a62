// The mark up to which a node's ids may have been used (base/id_source.h). For the drivers.
#pragma once

#include <cstdint>

#include "store/connection.h"

namespace anxin::store {

class Tx;

// 0 when the node never made an id here.
std::int64_t last_reserved_second(Tx& tx, int node);
// Never moves the mark back.
void keep_reserved_second(Connection& connection, int node, std::int64_t second);
// A block of seconds for one process alone, from `wanted` on or behind what others have taken; answers its first.
std::int64_t take_block(Connection& connection, int node, std::int64_t wanted);

}  // namespace anxin::store
