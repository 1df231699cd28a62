// Two needs that are one matter: the later joins the earlier, whose voices are then called back together (3.1). Undone
// within thirty days. Pure rules, as in need.h.
#pragma once

#include <optional>
#include <string>

#include "needs/need.h"

namespace anxin::needs {

inline constexpr int undo_days = 30;

struct Merge {
  int number = 0;  // 1 for the first time
  NeedId need;
  NeedId parent;
  Stage before = Stage::registered;
  PersonId by;
  Instant at;
};

// No chains: what was joined is no parent, and a parent is not joined.
Result<Need> merged_into(Need need, const Need& parent, bool is_a_parent);
Result<Need> split_off(Need need, const Merge& merge, Instant now);
Instant undone_at_the_latest(const Merge& merge);

// That a requester was told.
struct Told {
  VoiceId voice;
  PersonId by;
  std::string way;  // phone, visit
  Instant at;
};
Result<Done> complete(const Told& told, const Merge& merge, Instant now);

}  // namespace anxin::needs
