#include "store/call.h"

namespace anxin::store {

void write_notes(Call& call, const std::vector<JournalEntry>& notes) {
  for (const JournalEntry& note : notes) append(call, note);
}

}  // namespace anxin::store
