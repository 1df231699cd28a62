// The table of needs that became a case: what was said is then for few eyes.
#pragma once

#include <set>
#include <vector>

#include "needs/need.h"
#include "store/tx.h"

namespace anxin::needs {

void insert_case(Tx& tx, const Need& need, PersonId by, Instant at);
std::set<NeedId> cases_among(Tx& tx, CountyId county, const std::vector<std::int64_t>& needs);

}  // namespace anxin::needs
