#include "needs/merge_store.h"

#include <algorithm>
#include <iterator>

namespace anxin::needs {

int merges_so_far(Tx& tx, const Need& need) {
  return *tx.first(R"sql(SELECT count(*) FROM need_merge WHERE county = $1 AND need = $2)sql",
                   [](const store::Row& row) { return row.get<int>(0); }, need.county, need.id);
}

void insert_merge(Tx& tx, const Merge& merge, CountyId county) {
  tx.run(R"sql(
    INSERT INTO need_merge (county, need, number, parent, stage_before, written_by, at)
    VALUES ($1, $2, $3, $4, $5, $6, $7))sql",
         county, merge.need, merge.number, merge.parent, word_of(merge.before), merge.by, merge.at);
}

std::optional<Merge> merge_of(Tx& tx, const Need& need) {
  return tx.first(R"sql(
    SELECT number, parent, stage_before, written_by, at FROM need_merge
    WHERE county = $1 AND need = $2 AND undone_at IS NULL)sql",
                  [&](const store::Row& row) {
                    return Merge{row.get<int>(0),      need.id,
                                 row.get<NeedId>(1),   stage_of(row.get<std::string>(2)).value(),
                                 row.get<PersonId>(3), row.get<Instant>(4)};
                  },
                  need.county, need.id);
}

void undo_merge(Tx& tx, const Need& need, Instant at) {
  tx.run(R"sql(UPDATE need_merge SET undone_at = $3 WHERE county = $1 AND need = $2 AND undone_at IS NULL)sql",
         need.county, need.id, at);
}

std::vector<NeedId> merged_into_it(Tx& tx, const Need& parent) {
  return tx.all(R"sql(
    SELECT need FROM need_merge WHERE county = $1 AND parent = $2 AND undone_at IS NULL ORDER BY need)sql",
                [](const store::Row& row) { return row.get<NeedId>(0); }, parent.county, parent.id);
}

std::vector<Voice> voices_with_merged(Tx& tx, const Need& need) {
  std::vector<Voice> voices = voices_of(tx, need.county, need.id);
  for (const NeedId joined : merged_into_it(tx, need)) {
    std::ranges::move(voices_of(tx, need.county, joined), std::back_inserter(voices));
  }
  return voices;
}

Result<Done> insert_told(Tx& tx, const Need& need, const Merge& merge, const Told& told) {
  const std::int64_t written = tx.run(R"sql(
    INSERT INTO need_told (county, need, number, voice, written_by, way, told_at) VALUES ($1, $2, $3, $4, $5, $6, $7)
    ON CONFLICT (county, need, number, voice) DO NOTHING)sql",
                                      need.county, need.id, merge.number, told.voice, told.by, told.way, told.at);
  if (written == 0) return conflict("merge.told_already");
  return Done{};
}

std::vector<Told> told_of(Tx& tx, const Need& need, const Merge& merge) {
  return tx.all(R"sql(
    SELECT voice, written_by, way, told_at FROM need_told
    WHERE county = $1 AND need = $2 AND number = $3 ORDER BY voice)sql",
                [](const store::Row& row) {
                  return Told{row.get<VoiceId>(0), row.get<PersonId>(1), row.get<std::string>(2), row.get<Instant>(3)};
                },
                need.county, need.id, merge.number);
}

}  // namespace anxin::needs
