// The tables of merges and of who was told of them.
#pragma once

#include <optional>
#include <vector>

#include "needs/merge.h"
#include "needs/voice_store.h"
#include "store/tx.h"

namespace anxin::needs {

int merges_so_far(Tx& tx, const Need& need);
void insert_merge(Tx& tx, const Merge& merge, CountyId county);
std::optional<Merge> merge_of(Tx& tx, const Need& need);  // the one in force
void undo_merge(Tx& tx, const Need& need, Instant at);
std::vector<NeedId> merged_into_it(Tx& tx, const Need& parent);
// The voices of a need and of all that were joined to it.
std::vector<Voice> voices_with_merged(Tx& tx, const Need& need);

// Conflict "merge.told_already" when it was written down before.
Result<Done> insert_told(Tx& tx, const Need& need, const Merge& merge, const Told& told);
std::vector<Told> told_of(Tx& tx, const Need& need, const Merge& merge);

}  // namespace anxin::needs
