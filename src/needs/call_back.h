// The call-back: somebody who was never the handler asks the person whether it was solved (S13, 3.1). Three tries on
// different days without an answer close a need; one "not solved" reopens it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/ids.h"
#include "base/private.h"
#include "base/result.h"
#include "base/time.h"
#include "needs/need.h"

namespace anxin::needs {

struct CallBack {
  CallBackId id;
  VoiceId voice;
  PersonId by;
  Instant at;
  bool reached = false;
  std::string way;  // phone, visit
  std::optional<bool> solved;
  std::optional<std::string> satisfaction;  // very_satisfied … very_dissatisfied
  std::optional<PrivateText> words;
};

// What one voice has heard so far.
struct VoiceAnswer {
  VoiceId voice;
  bool owed = false;  // the voice wished a call-back
  std::vector<CallBack> tries;
};

// Never the handler, never one who took part, never the one who asked or somebody of the household.
Result<Done> may_call_back(const Need& need, const std::vector<PersonId>& worked_on_it, PersonId caller,
                           const Homes& homes);

// Checks what was written down: solved and a step of satisfaction when the person was reached, neither when not.
Result<Done> complete(const CallBack& call_back);

enum class Verdict { waiting, solved, unsolved, nobody_reached };
// What the answers of all voices come to. With nothing owed: solved.
Verdict verdict_of(const std::vector<VoiceAnswer>& answers, const Policy& policy);

}  // namespace anxin::needs
