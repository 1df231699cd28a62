// The table of referrals: to whom a need was passed on, and what came back.
#pragma once

#include <vector>

#include "needs/outcome.h"
#include "store/tx.h"

namespace anxin::needs {

void insert_referral(Tx& tx, const Need& need, const Referral& referral);
void end_referral(Tx& tx, const Need& need, const Referral& referral);
std::vector<Referral> referrals_of(Tx& tx, const Need& need);  // oldest first

}  // namespace anxin::needs
