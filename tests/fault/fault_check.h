// What is to be true of the data after a kill.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "fault/fault_server.h"

namespace anxin::fault {

// What the children told.
struct Ledger {
  std::set<std::int64_t> sent;
  std::map<std::int64_t, std::string> answers;  // of needs that are registered; byte by byte
  std::set<std::int64_t> refused;               // answered so
};

struct Found {
  std::int64_t needs = 0;
  std::vector<std::string> wrongs;
};

// Every answered need is there exactly once, each that is there is whole, and nothing is there that was not sent. Words
// are looked up in the index for the numbers from `fresh` on.
Found compare(store::Tx& tx, const Ledger& ledger, std::int64_t fresh);

// compare(), and `anxin verify`.
Found look(Server& server, const Ledger& ledger, std::int64_t fresh);

// Takes one part of the newest need away, looks, and rolls that back: the parts whose loss compare() did not see.
std::vector<std::string> unseen_losses(Server& server, const Ledger& ledger);

}  // namespace anxin::fault
