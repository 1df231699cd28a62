#include "needs/call_back.h"

#include <gtest/gtest.h>

#include "needs/task.h"

namespace anxin::needs {
namespace {

const Instant monday = *parse_rfc3339("2026-11-23T09:00:00+08:00");

CallBack not_reached(Instant at) {
  return {.id = {},
          .voice = {},
          .by = PersonId(3),
          .at = at,
          .way = "phone",
          .solved = {},
          .satisfaction = {},
          .words = {}};
}

CallBack answered(bool solved) {
  CallBack call = not_reached(monday);
  call.reached = true;
  call.solved = solved;
  call.satisfaction = "satisfied";
  return call;
}

TEST(CallBack, S13_is_made_by_one_who_never_worked_on_it) {
  Need need;
  need.stage = Stage::done;
  need.requester = PersonId(9);
  EXPECT_EQ(may_call_back(need, {PersonId(3), PersonId(4)}, PersonId(4), {}).error().key, "call_back.was_the_handler");
  EXPECT_EQ(may_call_back(need, {PersonId(3)}, PersonId(9), {}).error().key, "need.ones_own");
  EXPECT_TRUE(may_call_back(need, {PersonId(3)}, PersonId(5), {}).ok());
  const Homes together{{PersonId(9), DoorId(1)}, {PersonId(5), DoorId(1)}};
  EXPECT_EQ(may_call_back(need, {PersonId(3)}, PersonId(5), together).error().key, "need.own_household");
  need.stage = Stage::in_progress;
  EXPECT_FALSE(may_call_back(need, {}, PersonId(5), {}).ok());
}

TEST(CallBack, says_solved_and_satisfied_only_when_somebody_answered) {
  EXPECT_TRUE(complete(not_reached(monday)).ok());
  EXPECT_TRUE(complete(answered(true)).ok());
  CallBack call = answered(true);
  call.satisfaction = "quite";
  EXPECT_EQ(complete(call).error().field, ".satisfaction");
  call = answered(true);
  call.solved.reset();
  EXPECT_EQ(complete(call).error().field, ".solved");
  call = not_reached(monday);
  call.solved = true;
  EXPECT_FALSE(complete(call).ok());
}

TEST(Verdict, waits_until_three_different_days_were_tried) {
  VoiceAnswer answer{
      VoiceId(1), true, {not_reached(monday), not_reached(monday), not_reached(monday.plus_minutes(1440))}};
  EXPECT_EQ(verdict_of({answer}, Policy{}), Verdict::waiting);
  answer.tries.push_back(not_reached(monday.plus_minutes(2880)));
  EXPECT_EQ(verdict_of({answer}, Policy{}), Verdict::nobody_reached);
}

TEST(Verdict, one_not_solved_is_enough_to_reopen) {
  const VoiceAnswer content{VoiceId(1), true, {answered(true)}};
  const VoiceAnswer unhappy{VoiceId(2), true, {answered(false)}};
  const VoiceAnswer silent{VoiceId(3), false, {}};
  EXPECT_EQ(verdict_of({content, silent}, Policy{}), Verdict::solved);
  EXPECT_EQ(verdict_of({content, unhappy}, Policy{}), Verdict::unsolved);
  EXPECT_EQ(verdict_of({silent}, Policy{}), Verdict::solved);
}

TEST(Task, is_written_about_by_its_handler_or_the_owner) {
  Task task;
  task.handler = PersonId(3);
  EXPECT_TRUE(may_work_on(task, PersonId(3), PersonId(8)).ok());
  EXPECT_TRUE(may_work_on(task, PersonId(8), PersonId(8)).ok());
  EXPECT_FALSE(may_work_on(task, PersonId(4), PersonId(8)).ok());
}

TEST(Task, is_done_once_with_evidence_and_a_possible_day) {
  const Day today = day_of(monday);
  const TaskResult result{PrivateText("换了两只灯泡"), today, {}};
  EXPECT_EQ(finished(Task{}, {PrivateText(), today, {}}, today, today).error().field, ".result");
  EXPECT_FALSE(finished(Task{}, {PrivateText("x"), today.days_after(1), {}}, today, today).ok());
  EXPECT_FALSE(finished(Task{}, {PrivateText("x"), today.days_after(-1), {}}, today, today).ok());
  const auto done = finished(Task{}, result, today, today);
  ASSERT_TRUE(done.ok());
  EXPECT_EQ(finished(*done, result, today, today).error().key, "task.already_done");
}

}  // namespace
}  // namespace anxin::needs
