#include "needs/outcome.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace anxin::needs {
namespace {

constexpr std::array<std::string_view, 6> target_words{"hotline", "department", "petition_office",
                                                       "medical", "legal_aid",  "police"};
constexpr int pause_days_max = 366;

bool owes_call(Stage stage) { return stage == Stage::done || stage == Stage::replied; }

Instant moved_on(Instant due, int working_days, const WorkingDays& days) {
  if (working_days == 0) return due;
  return instant_of(days.after(day_of(due), working_days), time_of(due));
}

Result<Done> checked_end(const Referral& referral) {
  if (keeps_words(referral) && referral.words.empty()) return invalid("referral.words_missing", ".words");
  if (!keeps_words(referral) && !referral.words.empty()) return invalid("referral.petition_words", ".words");
  return Done{};
}

}  // namespace

Result<Need> withdrawn(Need need, bool worked_on_it) {
  if (worked_on_it && owes_call(need.stage)) return invalid("need.withdrawn_by_handler");
  return moved(std::move(need), Event::withdraw);
}

Result<Need> paused(Need need, const Pause& pause) {
  if (pause.reason.empty()) return invalid("need.reason_missing", ".reason");
  if (pause.until <= day_of(pause.at)) return invalid("pause.until_in_the_past", ".until");
  if (pause.until > day_of(pause.at).days_after(pause_days_max)) return invalid("pause.until_too_far", ".until");
  return moved(std::move(need), Event::suspend);
}

int working_days_of_pause(Instant from, Instant to, const Policy& policy, const WorkingDays& days) {
  int count = 0;
  const Day last = days.receipt_day(to, policy.duty_until);
  for (Day day = days.receipt_day(from, policy.duty_until); day < last; day = day.days_after(1))
    count += days.works(day) ? 1 : 0;
  return count;
}

Result<Need> resumed(Need need, const Pause& pause, Instant now, const Policy& policy, const WorkingDays& days) {
  need.before = pause.before;
  need = TRY(moved(std::move(need), Event::resume));
  const int lost = working_days_of_pause(pause.at, now, policy, days);
  // A clock that began after the pause's beginning does not exist: a need is not reopened while it waits.
  need.triage_due = moved_on(need.triage_due, lost, days);
  need.clock_from = moved_on(need.clock_from, lost, days);
  if (need.closing_due) need.closing_due = moved_on(*need.closing_due, lost, days);
  return need;
}

bool due_to_go_on(const Pause& pause, Instant now) { return day_of(now) >= pause.until; }

Result<Need> replied(Need need, const Triage& judgement, const Reply& reply, bool call_back_owed) {
  if (judgement.public_interest && judgement.feasible) return invalid("reply.can_be_done");
  if (reply.words.empty()) return invalid("reply.words_missing", ".words");
  if (reply.appeal.empty()) return invalid("reply.appeal_missing", ".appeal");
  if (call_back_owed && reply.read_way == "notice") return invalid("reply.read_to_nobody", ".read_way");
  if (reply.read_at > reply.at) return invalid("reply.read_in_the_future", ".read_at");
  // Told to the minute: within the minute in which it was heard counts as after.
  if (reply.read_at.plus_minutes(1) <= need.received) return invalid("reply.read_before_heard", ".read_at");
  return moved(std::move(need), Event::reply);
}

bool keeps_words(const Referral& referral) { return referral.target != "petition_office"; }

Result<Need> referred(Need need, const Referral& referral) {
  if (std::ranges::find(target_words, referral.target) == target_words.end()) {
    return invalid("need.unknown_word", ".target");
  }
  if (!keeps_words(referral)) {
    if (referral.outside_no.empty()) return invalid("referral.number_missing", ".outside_no");
    if (!referral.body.empty()) return invalid("referral.petition_words", ".body");
  }
  if (referral.target == "department" && referral.body.empty()) return invalid("referral.body_missing", ".body");
  return moved(std::move(need), Event::refer);
}

Result<Need> answered(Need need, const Referral& referral) {
  TRY(checked_end(referral));
  need = TRY(moved(std::move(need), Event::answer));
  return moved(std::move(need), Event::finish);
}

Result<Need> bounced(Need need, const Referral& referral) {
  TRY(checked_end(referral));
  return moved(std::move(need), Event::bounce);
}

Result<Done> may_be_worked_on(const Need& need, std::optional<bool> feasible) {
  if (need.stage == Stage::triaged && !feasible.value_or(true)) return invalid("need.judged_not_feasible");
  return Done{};
}

}  // namespace anxin::needs
