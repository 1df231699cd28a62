// A task: who does what about a need until when. One need has one or more; when the last is done, the need is done.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "base/ids.h"
#include "base/private.h"
#include "base/result.h"
#include "base/time.h"

namespace anxin::needs {

enum class TaskState { assigned, in_progress, done };

std::string_view word_of(TaskState state);
TaskState task_state_of(std::string_view word);  // throws on a word that the database cannot hold

struct Task {
  CountyId county;
  TaskId id;
  NeedId need;
  std::int64_t revision = 0;
  PersonId handler;
  Day due;
  TaskState state = TaskState::assigned;
  PrivateText what;
  std::optional<PrivateText> result;
  std::optional<Day> done_on;
  std::vector<PersonId> took_part;
};

// Only the handler writes about a task; the need's owner may on the handler's behalf (somebody without a computer).
Result<Done> may_work_on(const Task& task, PersonId caller, PersonId owner);

Result<Task> started(Task task);
struct TaskResult {
  PrivateText words;  // the evidence: what was done, as the handler tells it
  Day done_on;
  std::vector<PersonId> took_part;
};
// invalid: no words, or a day in the future or before the need was heard.
Result<Task> finished(Task task, const TaskResult& result, Day today, Day heard);

}  // namespace anxin::needs
