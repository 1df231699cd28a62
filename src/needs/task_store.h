// The tables of tasks, of who took part, and of the notes on the way.
#pragma once

#include <optional>
#include <vector>

#include "needs/task.h"
#include "store/tx.h"

namespace anxin::needs {

struct TaskNote {
  TaskNoteId id;
  TaskId task;
  PersonId written_by;
  Instant at;
  PrivateText words;
};

void insert_task(Tx& tx, const Task& task);
Result<Done> update_task(Tx& tx, const Task& task);  // conflict "task.changed"
std::vector<Task> tasks_of(Tx& tx, CountyId county, NeedId need);
// Who handled or helped with any task of the need, answered it in words or passed it on, in this round or an earlier.
std::vector<PersonId> worked_on(Tx& tx, CountyId county, NeedId need);
void insert_note(Tx& tx, CountyId county, const TaskNote& note);
std::vector<TaskNote> notes_of(Tx& tx, CountyId county, NeedId need);

struct HandlerRow {
  NeedId need;
  PersonId handler;
};
// Handlers of unfinished tasks of these needs.
std::vector<HandlerRow> handlers_of(Tx& tx, CountyId county, const std::vector<std::int64_t>& needs);

}  // namespace anxin::needs
