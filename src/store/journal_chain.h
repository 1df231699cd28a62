// How a line of the journal becomes a hash: for journal.cpp and the verifier.
#pragma once

#include "store/journal.h"

namespace anxin::store {

// SHA-256(previous ‖ line). The line is its fields in a fixed order, each as "length:octets,": no two lines look alike.
Bytes chain_hash(const Bytes& previous, const JournalLine& line);

// What stands before the first line.
Bytes chain_start();

}  // namespace anxin::store
