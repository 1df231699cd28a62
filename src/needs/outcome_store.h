// The tables of withdrawals, pauses and replies.
#pragma once

#include <optional>
#include <vector>

#include "needs/outcome.h"
#include "store/tx.h"

namespace anxin::needs {

struct Withdrawal {
  PersonId by;
  Instant at;
  std::optional<PrivateText> reason;
};
void insert_withdrawal(Tx& tx, const Need& need, const Withdrawal& withdrawal);
std::optional<Withdrawal> withdrawal_of(Tx& tx, const Need& need);

void insert_pause(Tx& tx, const Need& need, const Pause& pause);
std::optional<Pause> open_pause(Tx& tx, const Need& need);
void end_pause(Tx& tx, const Need& need, Instant at);
// The triage clock of a need that goes on; the other dates go with update_need.
void set_triage_due(Tx& tx, const Need& need);

struct WaitingUntil {
  NeedId need;
  Day until;
};
// Of those of these needs that wait.
std::vector<WaitingUntil> waiting_until(Tx& tx, CountyId county, const std::vector<std::int64_t>& needs);

void insert_reply(Tx& tx, const Need& need, const Reply& reply);
std::vector<Reply> replies_of(Tx& tx, const Need& need);  // oldest first

}  // namespace anxin::needs
