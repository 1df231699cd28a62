// Tasks: made by who shares out the work, started, noted and finished by their handlers.
#include <fmt/format.h>

#include <algorithm>

#include "needs/need_actions.h"
#include "needs/need_steps_actions.h"
#include "needs/need_store.h"
#include "needs/outcome.h"
#include "needs/task_store.h"
#include "store/facts.h"
#include "text/unicode.h"

namespace anxin::needs {
namespace {

constexpr std::size_t tasks_max = 10;
constexpr std::size_t task_words_max = 500;

Result<PrivateText> checked_words(const PrivateText& words, const std::string& field) {
  PrivateText cleaned(text::cleaned(words.reveal()).text);
  if (cleaned.empty()) return invalid("task.words_missing", field);
  if (text::length(cleaned.reveal()) > task_words_max) return invalid("task.words_too_long", field);
  return cleaned;
}

struct Found {
  Need need;
  Task task;
};

// The task of this need, if the caller may write about it.
Result<Found> task_for(Call& call, NeedId id, TaskId task_id) {
  Need need = TRY(need_for(call, id, Permission::need_handle));
  const std::vector<Task> tasks = tasks_of(call.tx, need.county, need.id);
  const auto task = std::ranges::find(tasks, task_id, &Task::id);
  if (task == tasks.end()) return not_found();
  TRY(may_work_on(*task, call.caller.person, need.owner));
  TRY(not_own_matter_of(call, need, call.caller.person));
  return Found{std::move(need), *task};
}

// For whom the caller writes, when it is the owner for the handler.
PersonId handler_if_another(const Call& call, const Task& task) {
  return task.handler == call.caller.person ? PersonId() : task.handler;
}

Result<Done> insert_tasks(Call& call, const Need& need, const TasksDraft& draft) {
  for (std::size_t number = 0; number < draft.tasks.size(); ++number) {
    const TaskDraft& one = draft.tasks[number];
    const std::string row = fmt::format(".tasks[{}]", number);
    if (one.due < day_of(call.now)) return invalid("task.due_in_the_past", row + ".due");
    TRY(require_staff(call, need, one.handler_id, Permission::need_handle, row + ".handler_id"));
    // Somebody's own matter is another's work (3.1).
    TRY(not_own_matter_of(call, need, one.handler_id, row + ".handler_id"));
    Task task{.county = need.county,
              .id = call.ids.next<TaskId>(call.now),
              .need = need.id,
              .revision = 1,
              .handler = one.handler_id,
              .due = one.due,
              .state = TaskState::assigned,
              .what = TRY(checked_words(one.what, row + ".what")),
              .result = std::nullopt,
              .done_on = std::nullopt,
              .took_part = {}};
    insert_task(call.tx, task);
    journal(call, need, "task.made", Permission::need_assign,
            store::Facts().id("task", task.id).id("handler", task.handler).word("due", task.due.text()).text());
  }
  return Done{};
}

Result<std::vector<PersonId>> allowed_to_take_part(Call& call, const Need& need, const std::vector<PersonId>& persons) {
  for (const PersonId person : persons) {
    TRY(require_staff(call, need, person, Permission::need_handle, ".took_part"));
    TRY(not_own_matter_of(call, need, person, ".took_part"));
  }
  return persons;
}

bool all_done(const std::vector<Task>& tasks) {
  return std::ranges::all_of(tasks, [](const Task& task) { return task.state == TaskState::done; });
}

// A task that begins takes the need with it.
Result<Need> with_start(Call& call, Need need) {
  const bool was_assigned = need.stage == Stage::assigned;
  need = TRY(moved(std::move(need), Event::start));
  if (was_assigned) TRY(update_need(call.tx, need));
  return need;
}

// After the last task: done, and closed at once when nobody wished a call.
Result<Done> finish_need(Call& call, Need need) {
  need = TRY(moved(std::move(need), Event::finish));
  journal(call, need, "need.done", Permission::need_handle, store::Facts().text());
  return call_or_close(call, std::move(need), Permission::need_handle);
}

}  // namespace

Result<NeedPage> make_tasks(Call& call, NeedId id, const TasksDraft& draft) {
  Need need = TRY(need_for(call, id, Permission::need_assign, draft.revision));
  TRY(not_own_matter_of(call, need, call.caller.person));
  if (draft.tasks.empty() || draft.tasks.size() > tasks_max) return invalid("task.one_to_ten", ".tasks");
  const std::optional<JudgedTriage> judged = newest_triage(call.tx, need);
  TRY(may_be_worked_on(need, judged ? std::optional(judged->triage.feasible) : std::nullopt));
  need = TRY(moved(std::move(need), Event::assign));
  TRY(insert_tasks(call, need, draft));
  TRY(update_need(call.tx, need));
  return read_need(call, id);
}

Result<NeedPage> start_task(Call& call, NeedId id, TaskId task_id, const StartDraft& draft) {
  Found found = TRY(task_for(call, id, task_id));
  if (found.task.revision != draft.revision) return conflict("task.changed");
  const Task task = TRY(started(found.task));
  TRY(update_task(call.tx, task));
  const Need need = TRY(with_start(call, std::move(found.need)));
  journal_for(call, handler_if_another(call, task), need, {"task.started", Permission::need_handle},
              store::Facts().id("task", task.id).text());
  return read_need(call, id);
}

Result<NeedPage> note_task(Call& call, NeedId id, TaskId task_id, const NoteDraft& draft) {
  const Found found = TRY(task_for(call, id, task_id));
  if (found.task.state == TaskState::done) return invalid("task.already_done");
  const TaskNote note{call.ids.next<TaskNoteId>(call.now), task_id, call.caller.person, call.now,
                      TRY(checked_words(draft.words, ".words"))};
  insert_note(call.tx, found.need.county, note);
  journal_for(call, handler_if_another(call, found.task), found.need, {"task.noted", Permission::need_handle},
              store::Facts().id("task", task_id).text());
  return read_need(call, id);
}

Result<NeedPage> finish_task(Call& call, NeedId id, TaskId task_id, const DoneDraft& draft) {
  Found found = TRY(task_for(call, id, task_id));
  TRY(moved(found.need, Event::start));  // the work of a need that waits or was taken back rests
  if (found.task.revision != draft.revision) return conflict("task.changed");
  std::vector<PersonId> took_part = TRY(allowed_to_take_part(call, found.need, draft.took_part));
  // Whoever did it in the handler's place has worked on it too, and makes no call-back.
  if (handler_if_another(call, found.task) != PersonId()) took_part.push_back(call.caller.person);
  const PrivateText words = TRY(checked_words(draft.result, ".result"));
  const Task task = TRY(finished(found.task, {words, draft.done_on, std::move(took_part)}, day_of(call.now),
                                 day_of(found.need.received)));
  // Done without having been started: both happened, so the need takes both steps.
  if (found.task.state == TaskState::assigned) {
    found.need = TRY(with_start(call, std::move(found.need)));
    found.need = TRY(need_for(call, id, Permission::need_handle));
  }
  TRY(update_task(call.tx, task));
  journal_for(call, handler_if_another(call, task), found.need, {"task.done", Permission::need_handle},
              store::Facts().id("task", task.id).word("done_on", draft.done_on.text()).text());
  if (all_done(tasks_of(call.tx, found.need.county, found.need.id))) TRY(finish_need(call, std::move(found.need)));
  return read_need(call, id);
}

}  // namespace anxin::needs
