// What somebody has in hand at a place, and passing the unfinished tasks on.
#pragma once

#include <vector>

#include "needs/need.h"
#include "store/tx.h"

namespace anxin::needs {

// Open needs that this person owns or has an unfinished task of, oldest first.
std::vector<NeedId> in_hand_of(Tx& tx, CountyId county, const AreaPath& within, PersonId person);
// Answers how many.
std::int64_t pass_tasks_on(Tx& tx, const Need& need, PersonId from, PersonId to);

}  // namespace anxin::needs
