#include "needs/need_routes.h"

#include "http/created.h"
#include "needs/need_actions.h"
#include "needs/need_json.h"
#include "needs/need_page_json.h"
#include "needs/task_json.h"

namespace anxin::needs {
namespace {

Result<Created<Registered>> register_from_form(Call& call, const NeedForm& form) {
  return Created<Registered>{TRY(register_need(call, draft_of(form)))};
}

}  // namespace

NeedDraft draft_of(const NeedForm& form) {
  NeedDraft draft{.community = form.community_id,
                  .channel = form.channel,
                  .emergency = form.emergency,
                  .words = form.words,
                  .requester = {form.requester.person_id, form.requester.name.value_or(PrivateText()),
                                form.requester.phone.value_or(PrivateText()), form.requester.anonymous},
                  .on_behalf = std::nullopt,
                  .estate = form.estate_id,
                  .address = form.address.value_or(PrivateText()),
                  .happened = form.happened,
                  .happened_precision = form.happened_precision.value_or("minute"),
                  .call_back_way = form.call_back_way,
                  .hotline = std::nullopt,
                  .visit = std::nullopt,
                  .import = std::nullopt};
  if (form.on_behalf) {
    draft.on_behalf =
        OnBehalf{form.on_behalf->relation, form.on_behalf->person_id, form.on_behalf->name.value_or(PrivateText()),
                 form.on_behalf->phone.value_or(PrivateText())};
  }
  if (form.hotline) {
    draft.hotline = HotlineOrder{form.hotline->source.value_or("12345"), form.hotline->order_no,
                                 form.hotline->order_kind.value_or("other"), form.hotline->due};
  }
  if (form.visit) draft.visit = Visit{form.visit->met};
  return draft;
}

void add_routes(http::Router& router) {
  router.post("/needs", "Register what somebody said", register_from_form)
      .raises({"need.words_missing", "need.words_too_long", "need.unknown_word", "need.phone_missing",
               "need.address_missing", "need.order_no_missing", "need.visit_missing", "need.not_of_this_channel",
               "need.anonymous_call_back", "need.anonymous_with_name", "need.happened_in_the_future", "need.no_staff",
               "phone.unreadable", "person.unknown", "area.estate_elsewhere", "area.not_a_community"})
      .raises(ErrorCode::conflict, {"need.order_known"});
  router.get("/needs/board", "The board of a place", read_board).raises({"area.above_the_county"});
  router.get("/needs", "List needs, newest first", list_needs).raises({"area.above_the_county"});
  router.post("/needs/search", "Find needs by number or by words", search_needs)
      .reads()
      .raises({"need.search_too_short", "area.above_the_county"});
  router.get("/needs/{id}", "Read one need", read_need);
  router.post("/needs/{id}/triage", "Judge a need", triage_need)
      .raises({"need.reason_missing", "need.unknown_word", "need.not_now", "need.ones_own", "need.own_household"})
      .raises(ErrorCode::conflict, {"need.changed"});
  router.post("/needs/{id}/owner", "Hand a need over", change_owner)
      .raises({"need.reason_missing", "need.not_staff", "need.not_now", "need.ones_own", "need.own_household"})
      .raises(ErrorCode::conflict, {"need.changed"});
  router.post("/needs/{id}/tasks", "Make tasks", make_tasks)
      .raises({"task.one_to_ten", "task.words_missing", "task.words_too_long", "task.due_in_the_past", "need.not_staff",
               "need.judged_not_feasible", "need.not_now", "need.ones_own", "need.own_household"})
      .raises(ErrorCode::conflict, {"need.changed"});
  router.post("/needs/{id}/tasks/{task}/start", "Begin a task", start_task)
      .raises({"task.only_its_handler", "task.already_started", "need.not_now", "need.ones_own", "need.own_household"})
      .raises(ErrorCode::conflict, {"task.changed", "need.changed"});
  router.post("/needs/{id}/tasks/{task}/notes", "Note something on the way", note_task)
      .raises({"task.only_its_handler", "task.already_done", "task.words_missing", "task.words_too_long",
               "need.ones_own", "need.own_household"});
  router.post("/needs/{id}/tasks/{task}/done", "Finish a task with its evidence", finish_task)
      .raises({"task.only_its_handler", "task.already_done", "task.words_missing", "task.words_too_long",
               "task.done_in_the_future", "task.done_before_heard", "need.not_staff", "need.not_now", "need.ones_own",
               "need.own_household"})
      .raises(ErrorCode::conflict, {"task.changed", "need.changed"});
  router.get("/call-backs", "Who waits to be asked back", waiting_calls).raises({"area.above_the_county"});
  router.post("/needs/{id}/call-backs", "Write down a call-back", call_back)
      .raises({"call_back.not_done_yet", "call_back.was_the_handler", "call_back.unknown_voice",
               "call_back.solved_missing", "call_back.satisfaction_missing", "call_back.nobody_answered",
               "need.unknown_word", "need.ones_own", "need.own_household"})
      .raises(ErrorCode::conflict, {"need.changed"});
  router.post("/needs/{id}/voices/{voice}/reveal", "Open one masked value of a voice", reveal_voice)
      .secret()
      .raises({"person.purpose_missing", "person.unknown_field"});
  router.post("/needs/{id}/slip", "The slip for the one who asked", print_slip).secret();
}

}  // namespace anxin::needs
