// The script's events, each through the action that a page would call, as its actor and at its time.
#include <map>

#include "access/session_actions.h"
#include "demo/player.h"
#include "needs/need_actions.h"
#include "needs/outcome_actions.h"

namespace anxin::demo {
namespace {

class NeedPlayer {
 public:
  NeedPlayer(const store::Means& means, const Setting& setting, const Known& known)
      : means_(means), setting_(setting), known_(known) {}

  Result<Done> play(const Value& event) {
    const std::string what = event["do"].text();
    if (what == "register") return register_voice(event);
    if (what == "triage") return triage(event);
    if (what == "assign") return assign(event);
    if (what == "start") return start(event);
    if (what == "owner") return hand_over(event);
    if (what == "note") return note(event);
    if (what == "done") return finish(event);
    if (what == "call_back") return call_back(event);
    if (what == "withdraw") return withdraw(event);
    if (what == "suspend") return suspend(event);
    if (what == "reply") return reply(event);
    if (what == "refer") return refer(event);
    return invalid("demo.unknown_step");
  }
  std::int64_t needs() const { return static_cast<std::int64_t>(needs_.size()); }

 private:
  // One action as the event's actor, with the grants of that day.
  template <class Work>
  auto as_actor(const Value& event, Work&& work) {
    const AccountId account = known_.accounts.at(event["actor"].text());
    const Instant at = instant_of_step(setting_, event);
    return store::act(means_, Caller{}, at, [&](Call& call) {
      call.caller = access::caller_for(call.tx, account, day_of(at));
      return work(call);
    });
  }

  needs::Speaker speaker_of(const Value& event) const {
    const Value requester = event["requester"];
    needs::Speaker speaker;
    speaker.anonymous = requester["anonymous"].truth();
    if (!requester["person"].is_null()) speaker.person = known_.residents.at(requester["person"].text());
    speaker.name = PrivateText(requester["name"].text());
    speaker.phone = PrivateText(requester["phone"].text());
    return speaker;
  }

  std::optional<needs::OnBehalf> on_behalf_of(const Value& event) const {
    const Value requester = event["requester"];
    if (requester["for"].is_null()) return std::nullopt;
    needs::OnBehalf behalf;
    behalf.relation = requester["relation"].text();
    behalf.person = known_.residents.at(requester["for"].text());
    return behalf;
  }

  needs::NeedDraft draft_of(const Value& event) const {
    needs::NeedDraft draft;
    draft.community = known_.community;
    draft.channel = event["channel"].text();
    draft.emergency = event["emergency"].truth();
    draft.words = PrivateText(event["words"].text());
    draft.requester = speaker_of(event);
    draft.on_behalf = on_behalf_of(event);
    if (!event["place"]["estate"].is_null()) draft.estate = known_.estates.at(event["place"]["estate"].text());
    draft.address = PrivateText(address_of(event["place"]));
    draft.happened = instant_of_step(setting_, event);
    draft.call_back_way = event["call_back"].text();
    if (!event["received"].is_null()) draft.happened = instant_of_step(setting_, event["received"]);
    if (!event["order_no"].is_null()) {
      draft.hotline = needs::HotlineOrder{"12345", event["order_no"].text(), event["order_kind"].text(), std::nullopt};
      if (!event["due_day"].is_null()) {
        draft.hotline->due = instant_of(day_of_step(setting_, event["due_day"].number()), {17 * 60 + 30, 0});
      }
    }
    if (!event["met"].is_null()) draft.visit = needs::Visit{event["met"].text()};
    return draft;
  }

  Result<Done> register_voice(const Value& event) {
    const needs::NeedDraft draft = draft_of(event);
    const auto made = TRY(as_actor(event, [&](Call& call) { return needs::register_need(call, draft); }));
    needs_[event["need"].text()] = made.id;
    return Done{};
  }

  Result<needs::NeedPage> page(const Value& event) {
    return as_actor(event, [&](Call& call) { return needs::read_need(call, need(event)); });
  }
  NeedId need(const Value& event) const { return needs_.at(event["need"].text()); }

  Result<Done> triage(const Value& event) {
    needs::TriageDraft draft;
    draft.revision = TRY(page(event)).need.revision;
    needs::Triage& judged = draft.triage;
    judged.urgency = event["urgency"].text();
    judged.difficulty = event["difficulty"].text();
    judged.category = event["category"].text();
    for (const Value& word : event["population"].items()) judged.populations.push_back(word.text());
    judged.public_interest = event["public_interest"].truth();
    judged.feasible = event["feasible"].truth();
    judged.urgency_reason = PrivateText(event["urgency_reason"].text());
    judged.difficulty_reason = PrivateText(event["difficulty_reason"].text());
    judged.public_interest_reason = PrivateText(event["public_interest_reason"].text());
    judged.feasible_reason = PrivateText(event["feasible_reason"].text());
    TRY(as_actor(event, [&](Call& call) { return needs::triage_need(call, need(event), draft); }));
    return Done{};
  }

  Result<Done> assign(const Value& event) {
    needs::TasksDraft draft;
    draft.revision = TRY(page(event)).need.revision;
    draft.tasks.push_back({PrivateText(event["what"].text()), known_.staff.at(event["handler"].text()),
                           day_of_step(setting_, event["due_day"].number())});
    const auto after = TRY(as_actor(event, [&](Call& call) { return needs::make_tasks(call, need(event), draft); }));
    tasks_[event["need"].text() + event["task"].text()] = after.tasks.back().id;
    return Done{};
  }

  TaskId task(const Value& event) const { return tasks_.at(event["need"].text() + event["task"].text()); }

  Result<std::int64_t> task_revision(const Value& event) {
    const needs::NeedPage before = TRY(page(event));
    for (const needs::TaskPage& one : before.tasks) {
      if (one.id == task(event)) return one.revision;
    }
    return not_found();
  }

  Result<Done> start(const Value& event) {
    const needs::StartDraft draft{TRY(task_revision(event))};
    TRY(as_actor(event, [&](Call& call) { return needs::start_task(call, need(event), task(event), draft); }));
    return Done{};
  }

  Result<Done> hand_over(const Value& event) {
    needs::OwnerDraft draft;
    draft.revision = TRY(page(event)).need.revision;
    draft.owner_id = known_.staff.at(event["owner"].text());
    draft.reason = PrivateText(event["reason"].text());
    TRY(as_actor(event, [&](Call& call) { return needs::change_owner(call, need(event), draft); }));
    return Done{};
  }

  Result<Done> note(const Value& event) {
    const needs::NoteDraft draft{PrivateText(event["text"].text())};
    TRY(as_actor(event, [&](Call& call) { return needs::note_task(call, need(event), task(event), draft); }));
    return Done{};
  }

  Result<Done> finish(const Value& event) {
    needs::DoneDraft draft;
    draft.revision = TRY(task_revision(event));
    std::string result = event["result"].text();
    if (!event["evidence"].is_null()) result += "\n" + event["evidence"].text();
    draft.result = PrivateText(result);
    draft.done_on = day_of(instant_of_step(setting_, event));
    for (const Value& helper : event["took_part"].items()) draft.took_part.push_back(known_.staff.at(helper.text()));
    TRY(as_actor(event, [&](Call& call) { return needs::finish_task(call, need(event), task(event), draft); }));
    return Done{};
  }

  Result<Done> call_back(const Value& event) {
    const needs::NeedPage before = TRY(page(event));
    needs::CallBackDraft draft;
    draft.revision = before.need.revision;
    draft.voice_id = before.voices.front().id;
    draft.way = event["way"].text();
    draft.reached = event["reached"].truth();
    draft.solved = event["solved"].maybe_truth();
    if (!event["satisfaction"].is_null()) draft.satisfaction = event["satisfaction"].text();
    if (!event["words"].is_null()) draft.words = PrivateText(event["words"].text());
    TRY(as_actor(event, [&](Call& call) { return needs::call_back(call, need(event), draft); }));
    return Done{};
  }

  Result<Done> withdraw(const Value& event) {
    const needs::WithdrawDraft draft{TRY(page(event)).need.revision, PrivateText(event["reason"].text())};
    TRY(as_actor(event, [&](Call& call) { return needs::withdraw_need(call, need(event), draft); }));
    return Done{};
  }

  Result<Done> suspend(const Value& event) {
    const needs::PauseDraft draft{TRY(page(event)).need.revision, PrivateText(event["reason"].text()),
                                  day_of_step(setting_, event["until_day"].number())};
    TRY(as_actor(event, [&](Call& call) { return needs::pause_need(call, need(event), draft); }));
    return Done{};
  }

  Result<Done> reply(const Value& event) {
    const needs::ReplyDraft draft{TRY(page(event)).need.revision, PrivateText(event["words"].text()),
                                  event["way"].text(), instant_of_step(setting_, event),
                                  PrivateText(event["appeal"].text())};
    TRY(as_actor(event, [&](Call& call) { return needs::reply_to_need(call, need(event), draft); }));
    return Done{};
  }

  Result<Done> refer(const Value& event) {
    const needs::ReferralDraft draft{TRY(page(event)).need.revision, event["target"].text(),
                                     PrivateText(event["body"].text()), std::nullopt};
    TRY(as_actor(event, [&](Call& call) { return needs::refer_need(call, need(event), draft); }));
    return Done{};
  }

  const store::Means& means_;
  const Setting& setting_;
  const Known& known_;
  std::map<std::string, NeedId> needs_;
  std::map<std::string, TaskId> tasks_;
};

}  // namespace

Result<Done> play_needs(const Script& script, const store::Means& means, const Setting& setting, const Known& known,
                        Played& played) {
  NeedPlayer player(means, setting, known);
  for (const Value& event : script.events()["events"].items()) {
    const Result<Done> done = player.play(event);
    if (!done.ok()) {
      Error error = done.error();
      error.params["step"] = std::to_string(played.steps);
      error.params["need"] = event["need"].text();
      error.params["do"] = event["do"].text();
      return error;
    }
    ++played.steps;
  }
  played.needs = player.needs();
  return Done{};
}

}  // namespace anxin::demo
