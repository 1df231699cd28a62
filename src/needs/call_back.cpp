#include "needs/call_back.h"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>

namespace anxin::needs {
namespace {

constexpr std::array<std::string_view, 5> satisfaction_words{"very_satisfied", "satisfied", "neutral", "dissatisfied",
                                                             "very_dissatisfied"};

Verdict verdict_of_voice(const VoiceAnswer& answer, const Policy& policy) {
  std::set<Day> days_tried;
  for (const CallBack& call : answer.tries) {
    if (call.reached) return call.solved.value_or(false) ? Verdict::solved : Verdict::unsolved;
    days_tried.insert(day_of(call.at));
  }
  const bool tried_enough = static_cast<int>(days_tried.size()) >= policy.call_back_tries;
  return tried_enough ? Verdict::nobody_reached : Verdict::waiting;
}

}  // namespace

Result<Done> may_call_back(const Need& need, const std::vector<PersonId>& worked_on_it, PersonId caller,
                           const Homes& homes) {
  if (need.stage != Stage::done && need.stage != Stage::replied) return invalid("call_back.not_done_yet");
  if (std::ranges::find(worked_on_it, caller) != worked_on_it.end()) return invalid("call_back.was_the_handler");
  return not_ones_own(need, caller, homes);
}

Result<Done> complete(const CallBack& call_back) {
  if (call_back.way != "phone" && call_back.way != "visit") return invalid("need.unknown_word", ".way");
  if (!call_back.reached) {
    if (call_back.solved || call_back.satisfaction) return invalid("call_back.nobody_answered", ".reached");
    return Done{};
  }
  if (!call_back.solved) return invalid("call_back.solved_missing", ".solved");
  if (!call_back.satisfaction) return invalid("call_back.satisfaction_missing", ".satisfaction");
  if (std::ranges::find(satisfaction_words, *call_back.satisfaction) == satisfaction_words.end()) {
    return invalid("need.unknown_word", ".satisfaction");
  }
  return Done{};
}

Verdict verdict_of(const std::vector<VoiceAnswer>& answers, const Policy& policy) {
  Verdict whole = Verdict::solved;
  for (const VoiceAnswer& answer : answers) {
    if (!answer.owed) continue;
    const Verdict one = verdict_of_voice(answer, policy);
    if (one == Verdict::unsolved) return one;
    if (one == Verdict::waiting) whole = one;
    if (one == Verdict::nobody_reached && whole == Verdict::solved) whole = one;
  }
  return whole;
}

}  // namespace anxin::needs
