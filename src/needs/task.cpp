#include "needs/task.h"

#include <array>
#include <stdexcept>
#include <string>

namespace anxin::needs {
namespace {

constexpr std::array<std::string_view, 3> task_state_words{"assigned", "in_progress", "done"};

}  // namespace

std::string_view word_of(TaskState state) { return task_state_words.at(static_cast<std::size_t>(state)); }

TaskState task_state_of(std::string_view word) {
  for (std::size_t i = 0; i < task_state_words.size(); ++i) {
    if (task_state_words.at(i) == word) return static_cast<TaskState>(i);
  }
  throw std::logic_error("unknown task state: " + std::string(word));
}

Result<Done> may_work_on(const Task& task, PersonId caller, PersonId owner) {
  if (caller != task.handler && caller != owner) return invalid("task.only_its_handler");
  return Done{};
}

Result<Task> started(Task task) {
  if (task.state != TaskState::assigned) return invalid("task.already_started");
  task.state = TaskState::in_progress;
  return task;
}

Result<Task> finished(Task task, const TaskResult& result, Day today, Day heard) {
  if (task.state == TaskState::done) return invalid("task.already_done");
  if (result.words.empty()) return invalid("task.result_missing", ".result");
  if (result.done_on > today) return invalid("task.done_in_the_future", ".done_on");
  if (result.done_on < heard) return invalid("task.done_before_heard", ".done_on");
  task.state = TaskState::done;
  task.result = result.words;
  task.done_on = result.done_on;
  task.took_part = result.took_part;
  return task;
}

}  // namespace anxin::needs
