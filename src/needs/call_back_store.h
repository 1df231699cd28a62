// The table of call-backs. A round is the time from done to done: after "not solved" the answers of the round before
// no longer count.
#pragma once

#include <optional>
#include <vector>

#include "needs/call_back.h"
#include "store/tx.h"

namespace anxin::needs {

void insert_call_back(Tx& tx, const Need& need, const CallBack& call_back);
// All of them, oldest first; `round` given: only those of that round.
std::vector<CallBack> call_backs_of(Tx& tx, const Need& need, std::optional<int> round);

struct WaitingRow {
  NeedId need;
  VoiceId voice;
  std::string way;
};
// Done, called back by nobody yet or not often enough: one row a voice that wished it, longest done first.
std::vector<WaitingRow> waiting_for_call(Tx& tx, CountyId county, const AreaPath& within, std::int64_t limit);

}  // namespace anxin::needs
