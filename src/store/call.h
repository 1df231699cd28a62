// Call: one call, one caller, one instant, one transaction. Every action takes it first. The router and the command
// line open it, commit when the action's Result is OK, and roll back otherwise.
#pragma once

#include <utility>
#include <vector>

#include "base/caller.h"
#include "base/id_source.h"
#include "base/random.h"
#include "base/time.h"
#include "store/journal.h"
#include "store/tx.h"

namespace anxin::store {

struct Call {
  Tx& tx;
  Caller caller;
  Instant now;
  IdSource& ids;
  Random& random;
  std::vector<JournalEntry> notes = {};

  // A trace that must outlive a refusal (failed sign-in, denied reveal): whoever opened the call writes it by
  // write_notes() in a transaction of its own, after the rollback and before the answer. Dropped on commit.
  void note(JournalEntry entry) { notes.push_back(std::move(entry)); }
};

// Appends `notes` to the journal, as this call's caller.
void write_notes(Call& call, const std::vector<JournalEntry>& notes);

}  // namespace anxin::store

namespace anxin {
using store::Call;  // the word stands in the signature of every action
}  // namespace anxin
