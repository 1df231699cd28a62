#include "needs/outcome.h"

#include <gtest/gtest.h>

namespace anxin::needs {
namespace {

const WorkingDays weekends_only;
Instant at(const char* text) { return *parse_rfc3339(text); }
Day day(const char* text) { return *Day::parse(text); }

Need judged_on_friday() {
  Need need;
  need.received = at("2026-11-20T09:00:00+08:00");
  need.clock_from = need.received;
  need.triage_due = at("2026-11-23T17:30:00+08:00");
  need.closing_due = at("2026-12-01T17:30:00+08:00");
  need.stage = Stage::triaged;
  return need;
}

Pause pause_from(const char* begins, const char* until) {
  Pause pause;
  pause.before = Stage::triaged;
  pause.at = at(begins);
  pause.until = day(until);
  pause.reason = PrivateText("住院了，出院再说");
  return pause;
}

Triage judgement(bool public_interest, bool feasible) {
  Triage triage;
  triage.public_interest = public_interest;
  triage.feasible = feasible;
  return triage;
}

Reply reply_read_at(const char* read_at) {
  return {PersonId(1), at("2026-11-23T11:00:00+08:00"), PrivateText("井归供电公司管"), "phone",
          at(read_at), PrivateText("不同意可以找街道")};
}

TEST(Withdrawn, by_3_1_from_whatever_is_open) {
  for (const std::string& word : open_stages()) {
    if (word == "answered") continue;  // lasts no longer than its own act
    Need need;
    need.stage = *stage_of(word);
    EXPECT_EQ(withdrawn(need, false)->stage, Stage::withdrawn) << word;
  }
  Need need;
  need.stage = Stage::closed;
  EXPECT_EQ(withdrawn(need, false).error().key, "need.not_now");
}

TEST(Withdrawn, is_no_way_around_the_call_back) {
  Need need;
  need.stage = Stage::done;
  EXPECT_EQ(withdrawn(need, true).error().key, "need.withdrawn_by_handler");
  EXPECT_TRUE(withdrawn(need, false).ok());
  need.stage = Stage::in_progress;
  EXPECT_TRUE(withdrawn(need, true).ok());
}

TEST(Pause, by_3_1_stops_every_clock_and_goes_on_where_it_was) {
  Need need = *paused(judged_on_friday(), pause_from("2026-11-24T10:00:00+08:00", "2026-12-20"));
  EXPECT_EQ(need.stage, Stage::suspended);
  EXPECT_FALSE(is_late(need, at("2026-12-25T10:00:00+08:00")));
  need = *resumed(need, pause_from("2026-11-24T10:00:00+08:00", "2026-12-20"), at("2026-12-01T10:00:00+08:00"),
                  Policy(), weekends_only);
  EXPECT_EQ(need.stage, Stage::triaged);
  EXPECT_EQ(rfc3339(*need.closing_due), "2026-12-08T17:30:00+08:00") << "five working days were lost";
  EXPECT_EQ(rfc3339(need.triage_due), "2026-11-30T17:30:00+08:00");
  EXPECT_EQ(rfc3339(need.clock_from), "2026-11-27T09:00:00+08:00") << "so that judging again gives the days back too";
}

TEST(Pause, counts_working_days_as_receipts_are_counted) {
  const auto lost = [](const char* from, const char* to) {
    return working_days_of_pause(at(from), at(to), Policy(), weekends_only);
  };
  EXPECT_EQ(lost("2026-11-23T09:00:00+08:00", "2026-11-23T17:00:00+08:00"), 0);
  EXPECT_EQ(lost("2026-11-23T17:40:00+08:00", "2026-11-24T09:00:00+08:00"), 0) << "the night is nobody's working day";
  EXPECT_EQ(lost("2026-11-20T16:00:00+08:00", "2026-11-23T09:00:00+08:00"), 1) << "over a weekend: Friday";
}

TEST(Pause, of_no_working_day_moves_no_date) {
  const Pause pause = pause_from("2026-11-24T10:00:00+08:00", "2026-12-20");
  Need need = *paused(judged_on_friday(), pause);
  need.closing_due = at("2026-11-28T12:00:00+08:00");  // a Saturday, as a hotline may ask
  EXPECT_EQ(rfc3339(*resumed(need, pause, at("2026-11-24T16:00:00+08:00"), Policy(), weekends_only)->closing_due),
            "2026-11-28T12:00:00+08:00");
}

TEST(Pause, has_a_reason_and_a_day_within_a_year) {
  const Need need = judged_on_friday();
  EXPECT_EQ(paused(need, pause_from("2026-11-24T10:00:00+08:00", "2026-11-24")).error().key, "pause.until_in_the_past");
  EXPECT_EQ(paused(need, pause_from("2026-11-24T10:00:00+08:00", "2027-11-26")).error().key, "pause.until_too_far");
  Pause pause = pause_from("2026-11-24T10:00:00+08:00", "2026-11-25");
  pause.reason = PrivateText();
  EXPECT_EQ(paused(need, pause).error().key, "need.reason_missing");
}

TEST(Pause, tells_when_its_day_has_come) {
  const Pause pause = pause_from("2026-11-24T10:00:00+08:00", "2026-12-01");
  EXPECT_FALSE(due_to_go_on(pause, at("2026-11-30T23:59:00+08:00")));
  EXPECT_TRUE(due_to_go_on(pause, at("2026-12-01T00:00:00+08:00")));
}

TEST(Reply, S15_answers_what_was_judged_not_to_be_done) {
  const Need need = judged_on_friday();
  const Reply reply = reply_read_at("2026-11-23T10:50:00+08:00");
  EXPECT_EQ(replied(need, judgement(true, false), reply, true)->stage, Stage::replied);
  EXPECT_EQ(replied(need, judgement(false, true), reply, true)->stage, Stage::replied);
  EXPECT_EQ(replied(need, judgement(true, true), reply, true).error().key, "reply.can_be_done");
}

TEST(Reply, is_read_to_the_person_and_says_how_to_object) {
  const Need need = judged_on_friday();
  const Triage no = judgement(true, false);
  Reply reply = reply_read_at("2026-11-23T10:50:00+08:00");
  reply.read_way = "notice";
  EXPECT_EQ(replied(need, no, reply, true).error().key, "reply.read_to_nobody");
  EXPECT_TRUE(replied(need, no, reply, false).ok()) << "nobody to call: on the notice board";
  EXPECT_EQ(replied(need, no, reply_read_at("2026-11-23T11:01:00+08:00"), true).error().key,
            "reply.read_in_the_future");
  EXPECT_EQ(replied(need, no, reply_read_at("2026-11-20T08:59:00+08:00"), true).error().key, "reply.read_before_heard");
  reply = reply_read_at("2026-11-23T10:50:00+08:00");
  reply.appeal = PrivateText();
  EXPECT_EQ(replied(need, no, reply, true).error().key, "reply.appeal_missing");
}

TEST(Referral, R15_of_a_petition_only_the_number_is_kept) {
  Referral petition{.target = "petition_office"};
  EXPECT_EQ(referred(judged_on_friday(), petition).error().key, "referral.number_missing");
  petition.outside_no = PrivateText("XF-2026-118");
  const Need need = *referred(judged_on_friday(), petition);
  petition.words = PrivateText("说了什么");
  EXPECT_EQ(answered(need, petition).error().key, "referral.petition_words");
  EXPECT_EQ(bounced(need, petition).error().key, "referral.petition_words");
  petition.words = PrivateText();
  EXPECT_EQ(answered(need, petition)->stage, Stage::done);
}

TEST(Referral, by_3_1_comes_back_answered_or_not_taken) {
  Referral referral{.target = "department", .body = PrivateText("供电公司")};
  const Need need = *referred(judged_on_friday(), referral);
  EXPECT_TRUE(is_late(need, at("2026-12-01T17:30:01+08:00"))) << "passing it on does not stop the clock";
  EXPECT_EQ(answered(need, referral).error().key, "referral.words_missing");
  referral.words = PrivateText("不归我们管");
  EXPECT_EQ(bounced(need, referral)->stage, Stage::triaged);
  EXPECT_EQ(referred(judged_on_friday(), Referral{.target = "department"}).error().key, "referral.body_missing");
  EXPECT_EQ(referred(judged_on_friday(), Referral{.target = "volunteers"}).error().key, "need.unknown_word");
}

TEST(Judgement, S15_what_cannot_be_done_here_is_judged_again_before_anybody_is_sent) {
  const Need need = judged_on_friday();
  EXPECT_EQ(may_be_worked_on(need, false).error().key, "need.judged_not_feasible");
  EXPECT_TRUE(may_be_worked_on(need, true).ok());
  EXPECT_TRUE(may_be_worked_on(need, std::nullopt).ok());
}

}  // namespace
}  // namespace anxin::needs
