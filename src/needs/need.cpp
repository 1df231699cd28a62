#include "needs/need.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace anxin::needs {
namespace {

constexpr std::array<std::string_view, 13> stage_words{"registered", "triaged",  "assigned", "in_progress", "done",
                                                       "closed",     "referred", "answered", "replied",     "suspended",
                                                       "withdrawn",  "merged",   "in_case"};
constexpr std::array<std::string_view, 17> event_words{"triage",   "assign", "start",  "finish",    "close",   "reopen",
                                                       "refer",    "answer", "bounce", "reply",     "suspend", "resume",
                                                       "withdraw", "merge",  "split",  "open_case", "end_case"};

int days_for(std::string_view urgency, const Policy& policy) {
  if (urgency == "urgent") return policy.urgent_days;
  if (urgency == "soon") return policy.soon_days;
  return policy.can_wait_days;
}

Instant closing_due(Instant from, std::string_view urgency, const Policy& policy, const WorkingDays& days) {
  return instant_of(days.after(days.receipt_day(from, policy.duty_until), days_for(urgency, policy)),
                    policy.duty_until);
}

bool lives_at(const Homes& homes, const std::optional<PersonId>& person, DoorId door) {
  if (!person) return false;
  const auto home = homes.find(*person);
  return home != homes.end() && home->second == door;
}

bool one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::ranges::find(words, word) != words.end();
}

}  // namespace

std::string_view word_of(Stage stage) { return stage_words.at(static_cast<std::size_t>(stage)); }
std::string_view word_of(Event event) { return event_words.at(static_cast<std::size_t>(event)); }

std::optional<Stage> stage_of(std::string_view word) {
  const auto* found = std::ranges::find(stage_words, word);
  if (found == stage_words.end()) return std::nullopt;
  return static_cast<Stage>(found - stage_words.begin());
}

bool is_open(Stage stage) { return stage != Stage::closed && stage != Stage::withdrawn && stage != Stage::merged; }

const std::vector<std::string>& open_stages() {
  static const std::vector<std::string> words = [] {
    std::vector<std::string> open;
    for (const std::string_view word : stage_words) {
      if (is_open(stage_of(word).value())) open.emplace_back(word);
    }
    return open;
  }();
  return words;
}

const std::vector<Step>& life() {
  static const std::vector<Step> steps = [] {
    std::vector<Step> all{
        {Stage::registered, Event::triage, Stage::triaged},
        {Stage::triaged, Event::triage, Stage::triaged},  // judged again; both judgements stay
        {Stage::triaged, Event::assign, Stage::assigned},
        {Stage::assigned, Event::assign, Stage::assigned},  // one more task
        {Stage::in_progress, Event::assign, Stage::in_progress},
        {Stage::assigned, Event::start, Stage::in_progress},
        {Stage::in_progress, Event::start, Stage::in_progress},  // a second handler begins
        {Stage::in_progress, Event::finish, Stage::done},        // when the last task is done
        {Stage::done, Event::close, Stage::closed},
        {Stage::done, Event::reopen, Stage::triaged},  // one "not solved" is enough
        {Stage::triaged, Event::refer, Stage::referred},
        {Stage::referred, Event::answer, Stage::answered},
        {Stage::answered, Event::finish, Stage::done},
        {Stage::referred, Event::bounce, Stage::triaged},  // not taken: here again
        {Stage::triaged, Event::reply, Stage::replied},
        {Stage::replied, Event::close, Stage::closed},
        {Stage::replied, Event::reopen, Stage::triaged},
        {Stage::triaged, Event::open_case, Stage::in_case},
        {Stage::in_case, Event::end_case, Stage::closed},
    };
    // Whatever is open may wait and go on where it was, be joined to another, or be taken back. A case is not joined:
    // its words would be another need's.
    for (const Stage stage : {Stage::registered, Stage::triaged, Stage::assigned, Stage::in_progress, Stage::done,
                              Stage::referred, Stage::replied, Stage::in_case}) {
      all.push_back({stage, Event::suspend, Stage::suspended});
      all.push_back({Stage::suspended, Event::resume, stage});
      all.push_back({stage, Event::withdraw, Stage::withdrawn});
      if (stage == Stage::in_case) continue;
      all.push_back({stage, Event::merge, Stage::merged});
      all.push_back({Stage::merged, Event::split, stage});
    }
    all.push_back({Stage::suspended, Event::withdraw, Stage::withdrawn});
    return all;
  }();
  return steps;
}

std::string need_no(int year, std::int64_t number) { return fmt::format("{}-{:04}", year, number); }

Result<Need> moved(Need need, Event event) {
  const bool goes_back = event == Event::resume || event == Event::split;
  const auto step = std::ranges::find_if(life(), [&](const Step& candidate) {
    return candidate.from == need.stage && candidate.event == event && (!goes_back || candidate.to == need.before);
  });
  if (step == life().end()) {
    Error error = invalid("need.not_now");
    error.params = {{"stage", std::string(word_of(need.stage))}, {"event", std::string(word_of(event))}};
    return error;
  }
  need.stage = step->to;
  return need;
}

Result<Need> opened_again(Need need, Instant now, const Policy& policy, const WorkingDays& days) {
  need = TRY(moved(std::move(need), Event::reopen));
  ++need.reopened;
  need.due_imported = false;
  need.clock_from = now;
  need.closing_due = closing_due(now, need.urgency.value_or("can_wait"), policy, days);
  return need;
}

Desk desk_after_reopening(int reopened) { return reopened > 1 ? Desk::secretary : Desk::social_worker; }

Result<Done> not_ones_own(const Need& need, PersonId person, const Homes& homes) {
  if (person == PersonId()) return Done{};
  if (need.requester == person || need.affected == person) return invalid("need.ones_own");
  const auto home = homes.find(person);
  if (home == homes.end()) return Done{};
  const DoorId door = home->second;
  const bool together =
      need.door == door || lives_at(homes, need.requester, door) || lives_at(homes, need.affected, door);
  if (together) return invalid("need.own_household");
  return Done{};
}

Result<Need> judged(Need need, const Triage& triage, const Policy& policy, const WorkingDays& days) {
  if (!one_of(triage.urgency, {"urgent", "soon", "can_wait"})) return invalid("need.unknown_word", ".urgency");
  if (!one_of(triage.difficulty, {"easy", "medium", "hard"})) return invalid("need.unknown_word", ".difficulty");
  if (triage.urgency_reason.empty()) return invalid("need.reason_missing", ".urgency_reason");
  if (triage.difficulty_reason.empty()) return invalid("need.reason_missing", ".difficulty_reason");
  if (triage.public_interest_reason.empty()) return invalid("need.reason_missing", ".public_interest_reason");
  if (triage.feasible_reason.empty()) return invalid("need.reason_missing", ".feasible_reason");
  need = TRY(moved(std::move(need), Event::triage));
  need.urgency = triage.urgency;
  need.difficulty = triage.difficulty;
  need.category = triage.category;
  if (!need.due_imported) {
    need.closing_due = closing_due(need.clock_from, triage.urgency, policy, days);
  }
  return need;
}

std::vector<ScorePart> score_of(const Need& need, const std::vector<std::string>& populations, bool late) {
  std::vector<ScorePart> parts;
  if (need.emergency) parts.push_back({"emergency", 100});
  if (need.urgency == "urgent") parts.push_back({"urgent", 60});
  if (need.urgency == "soon") parts.push_back({"soon", 30});
  if (late) parts.push_back({"late", 25});
  if (need.reopened > 0) parts.push_back({"reopened", 20});
  if (std::ranges::any_of(populations, [](const std::string& word) { return word != "general"; })) {
    parts.push_back({"vulnerable", 15});
  }
  if (need.difficulty == "easy") parts.push_back({"quickly_done", 5});
  return parts;
}

std::optional<Instant> due_of(const Need& need) {
  switch (need.stage) {
    case Stage::registered:
      return need.due_imported && need.closing_due ? std::min(need.triage_due, *need.closing_due) : need.triage_due;
    case Stage::triaged:
    case Stage::assigned:
    case Stage::in_progress:
    case Stage::referred:
    case Stage::answered:
      return need.closing_due;
    case Stage::done:
    case Stage::replied:
    case Stage::suspended:
    case Stage::withdrawn:
    case Stage::merged:
    case Stage::in_case:
    case Stage::closed:
      return std::nullopt;
  }
  return std::nullopt;
}

bool is_late(const Need& need, Instant now) {
  const std::optional<Instant> due = due_of(need);
  return due && now > *due;
}

Instant triage_due(Instant received, const Policy& policy, const WorkingDays& days) {
  return instant_of(days.after(days.receipt_day(received, policy.duty_until), policy.triage_days), policy.duty_until);
}

}  // namespace anxin::needs
