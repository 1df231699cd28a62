#include "needs/hand_over_store.h"

namespace anxin::needs {

std::vector<NeedId> in_hand_of(Tx& tx, CountyId county, const AreaPath& within, PersonId person) {
  return tx.all(R"sql(
    SELECT n.id FROM need n WHERE n.county = $1 AND n.area_path LIKE $2 || '%' AND n.stage @in($4)
      AND (n.owner = $3 OR EXISTS (SELECT 1 FROM task t WHERE t.county = n.county AND t.need = n.id
                                   AND t.handler = $3 AND t.state <> 'done'))
    ORDER BY n.id)sql",
                [](const store::Row& row) { return row.get<NeedId>(0); }, county, within.text(), person, open_stages());
}

std::int64_t pass_tasks_on(Tx& tx, const Need& need, PersonId from, PersonId to) {
  return tx.run(R"sql(
    UPDATE task SET handler = $4, revision = revision + 1
    WHERE county = $1 AND need = $2 AND handler = $3 AND state <> 'done')sql",
                need.county, need.id, from, to);
}

}  // namespace anxin::needs
