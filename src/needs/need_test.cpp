#include "needs/need.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>

namespace anxin::needs {
namespace {

const WorkingDays weekends_only;
const Policy policy;
Instant at(const char* text) { return *parse_rfc3339(text); }

Need heard_on(const char* received) {
  Need need;
  need.received = at(received);
  need.clock_from = need.received;
  need.triage_due = triage_due(need.received, policy, weekends_only);
  need.requester = PersonId(5);
  return need;
}

Triage urgent() {
  Triage triage;
  triage.urgency = "urgent";
  triage.difficulty = "easy";
  triage.category = "home_repair";
  triage.urgency_reason = PrivateText("漏到楼下");
  triage.difficulty_reason = PrivateText("换个阀门");
  triage.public_interest_reason = PrivateText("影响两户");
  triage.feasible_reason = PrivateText("物业当天能来");
  return triage;
}

TEST(NeedLife, goes_the_way_of_3_1_and_no_other) {
  Need need = heard_on("2026-11-23T09:00:00+08:00");
  for (const Event event : {Event::triage, Event::assign, Event::start, Event::finish, Event::close}) {
    const auto next = moved(need, event);
    ASSERT_TRUE(next.ok()) << word_of(event);
    need = *next;
  }
  EXPECT_EQ(need.stage, Stage::closed);
  for (const Event event :
       {Event::triage, Event::assign, Event::start, Event::finish, Event::close, Event::reopen, Event::refer,
        Event::reply, Event::suspend, Event::withdraw, Event::merge, Event::open_case}) {
    EXPECT_FALSE(moved(need, event).ok()) << "closed is closed";
  }
}

TEST(NeedLife, S13_not_solved_goes_back_to_triaged) {
  Need need;
  need.stage = Stage::done;
  EXPECT_EQ(moved(need, Event::reopen)->stage, Stage::triaged);
}

TEST(NeedLife, says_which_step_is_missing) {
  const auto refused = moved(Need{}, Event::finish);
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(refused.error().params.at("stage"), "registered");
}

TEST(Triage, S12_needs_a_reason_for_each_judgement) {
  Triage triage = urgent();
  triage.feasible_reason = PrivateText();
  const auto refused = judged(heard_on("2026-11-23T09:00:00+08:00"), triage, policy, weekends_only);
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(refused.error().field, ".feasible_reason");
}

TEST(Clock, runs_in_working_days_from_the_true_receipt) {
  EXPECT_EQ(rfc3339(heard_on("2026-11-20T17:31:00+08:00").triage_due), "2026-11-24T17:30:00+08:00");
  EXPECT_EQ(rfc3339(heard_on("2026-11-20T09:00:00+08:00").triage_due), "2026-11-23T17:30:00+08:00");
  const auto need = judged(heard_on("2026-11-20T09:00:00+08:00"), urgent(), policy, weekends_only);
  ASSERT_TRUE(need.ok());
  EXPECT_EQ(rfc3339(*need->closing_due), "2026-11-25T17:30:00+08:00");
}

TEST(Clock, an_imported_due_date_wins) {
  Need need = heard_on("2026-11-20T09:00:00+08:00");
  need.due_imported = true;
  need.closing_due = at("2026-12-01T17:30:00+08:00");
  EXPECT_EQ(rfc3339(*judged(need, urgent(), policy, weekends_only)->closing_due), "2026-12-01T17:30:00+08:00");
}

TEST(Reopened, by_3_1_its_closing_clock_begins_anew) {
  Need need = *judged(heard_on("2026-11-02T09:00:00+08:00"), urgent(), policy, weekends_only);
  need.stage = Stage::done;
  need.due_imported = true;
  const Instant monday = at("2026-11-23T10:00:00+08:00");
  need = *opened_again(need, monday, policy, weekends_only);
  EXPECT_EQ(need.reopened, 1);
  EXPECT_EQ(rfc3339(*need.closing_due), "2026-11-26T17:30:00+08:00") << "three working days, as urgent as before";
  EXPECT_FALSE(is_late(need, monday));
  Triage calmer = urgent();
  calmer.urgency = "soon";
  need = *judged(need, calmer, policy, weekends_only);
  EXPECT_EQ(rfc3339(*need.closing_due), "2026-12-02T17:30:00+08:00") << "judged again: seven, still from the reopening";
}

TEST(Reopened, by_3_1_goes_to_the_social_worker_once_and_to_the_secretary_twice) {
  EXPECT_EQ(desk_after_reopening(1), Desk::social_worker);
  EXPECT_EQ(desk_after_reopening(2), Desk::secretary);
  EXPECT_EQ(desk_after_reopening(3), Desk::secretary);
}

TEST(Late, is_computed_and_ends_with_the_work) {
  Need need = heard_on("2026-11-20T09:00:00+08:00");
  EXPECT_FALSE(is_late(need, at("2026-11-23T17:30:00+08:00")));
  EXPECT_TRUE(is_late(need, at("2026-11-23T17:30:01+08:00")));
  need.stage = Stage::done;
  EXPECT_FALSE(is_late(need, at("2027-01-01T00:00:00+08:00")));
}

TEST(NotOnesOwn, covers_the_person_the_affected_one_and_the_household) {
  Need need = heard_on("2026-11-20T09:00:00+08:00");
  need.affected = PersonId(6);
  need.door = DoorId(9);
  EXPECT_FALSE(not_ones_own(need, PersonId(5), {}).ok());
  EXPECT_FALSE(not_ones_own(need, PersonId(6), {}).ok());
  EXPECT_EQ(not_ones_own(need, PersonId(7), {{PersonId(7), DoorId(9)}}).error().key, "need.own_household");
  EXPECT_TRUE(not_ones_own(need, PersonId(7), {{PersonId(7), DoorId(10)}}).ok());
  EXPECT_TRUE(not_ones_own(need, PersonId(7), {}).ok());
}

TEST(NotOnesOwn, covers_who_lives_with_them_wherever_it_happened) {
  Need need = heard_on("2026-11-20T09:00:00+08:00");
  need.affected = PersonId(6);
  const Homes homes{{PersonId(5), DoorId(1)},
                    {PersonId(6), DoorId(2)},
                    {PersonId(7), DoorId(1)},
                    {PersonId(8), DoorId(2)},
                    {PersonId(9), DoorId(3)}};
  EXPECT_EQ(not_ones_own(need, PersonId(7), homes).error().key, "need.own_household");
  EXPECT_EQ(not_ones_own(need, PersonId(8), homes).error().key, "need.own_household");
  EXPECT_TRUE(not_ones_own(need, PersonId(9), homes).ok());
}

TEST(Score, tells_its_reasons) {
  Need need = heard_on("2026-11-20T09:00:00+08:00");
  need.urgency = "urgent";
  need.difficulty = "easy";
  const auto parts = score_of(need, {"elder"}, true);
  int sum = 0;
  for (const ScorePart& part : parts) sum += part.points;
  EXPECT_EQ(sum, 60 + 25 + 15 + 5);
}

// docs/life.md as it must be. After a change of life(): ANXIN_UPDATE=1 build/test/anxin_tests --gtest_filter=NeedLife*
std::string drawn_life() {
  std::string text =
      "# The life of a need\n\n"
      "Printed from `life()` in `src/needs/need.cpp` by its test; the only way a stage changes. What stands behind a "
      "colon "
      "is the event.\n\n"
      "```mermaid\nstateDiagram-v2\n  [*] --> registered\n";
  for (const Step& step : life()) {
    text += fmt::format("  {} --> {}: {}\n", word_of(step.from), word_of(step.to), word_of(step.event));
  }
  return text + "  closed --> [*]\n```\n";
}

TEST(NeedLife, is_drawn_in_the_docs) {
  const std::string path = std::string(ANXIN_SOURCE) + "/docs/life.md";
  if (std::getenv("ANXIN_UPDATE") != nullptr) std::ofstream(path) << drawn_life();
  std::ifstream file(path);
  const std::string page{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  EXPECT_EQ(page, drawn_life());
}

}  // namespace
}  // namespace anxin::needs
