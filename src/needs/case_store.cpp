#include "needs/case_store.h"

namespace anxin::needs {

void insert_case(Tx& tx, const Need& need, PersonId by, Instant at) {
  tx.run(R"sql(INSERT INTO need_case (county, need, opened_by, at) VALUES ($1, $2, $3, $4))sql", need.county, need.id,
         by, at);
}

std::set<NeedId> cases_among(Tx& tx, CountyId county, const std::vector<std::int64_t>& needs) {
  if (needs.empty()) return {};
  const std::vector<NeedId> found = tx.all(R"sql(SELECT need FROM need_case WHERE county = $1 AND need @in($2))sql",
                                           [](const store::Row& row) { return row.get<NeedId>(0); }, county, needs);
  return {found.begin(), found.end()};
}

}  // namespace anxin::needs
