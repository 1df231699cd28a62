#include "needs/task_store.h"

#include <algorithm>
#include <utility>

namespace anxin::needs {
namespace {

constexpr std::string_view what_place = "task.what";
constexpr std::string_view result_place = "task.result";
constexpr std::string_view note_place = "task_note.words";

store::SubjectKey task_key(Tx& tx, const Task& task) {
  const auto wrapped = tx.first(R"sql(SELECT sealed_key FROM task WHERE county = $1 AND id = $2)sql",
                                [](const store::Row& row) { return row.get<Bytes>(0); }, task.county, task.id);
  return tx.open_key(task.county, task.id.number(), wrapped.value());
}

using Part = std::pair<TaskId, PersonId>;

std::vector<Part> parts_of(Tx& tx, CountyId county, NeedId need) {
  return tx.all(R"sql(
    SELECT tp.task, tp.person FROM task_part tp JOIN task t ON t.county = tp.county AND t.id = tp.task
    WHERE t.county = $1 AND t.need = $2 ORDER BY tp.task, tp.person)sql",
                [](const store::Row& row) { return Part(row.get<TaskId>(0), row.get<PersonId>(1)); }, county, need);
}

}  // namespace

void insert_task(Tx& tx, const Task& task) {
  const store::SubjectKey key = tx.new_key(task.county, task.id.number());
  tx.run(R"sql(
    INSERT INTO task (county, id, need, revision, handler, due, state, sealed_key, what)
    VALUES ($1, $2, $3, 1, $4, $5, $6, $7, $8))sql",
         task.county, task.id, task.need, task.handler, task.due, word_of(task.state), key.wrapped(),
         key.seal(what_place, task.what));
}

Result<Done> update_task(Tx& tx, const Task& task) {
  const store::SubjectKey key = task_key(tx, task);
  std::optional<Bytes> result;
  if (task.result) result = key.seal(result_place, *task.result);
  const std::int64_t changed = tx.run(R"sql(
    UPDATE task SET revision = revision + 1, state = $4, result = $5, done_on = $6
    WHERE county = $1 AND id = $2 AND revision = $3)sql",
                                      task.county, task.id, task.revision, word_of(task.state), result, task.done_on);
  if (changed == 0) return conflict("task.changed");
  for (const PersonId person : task.took_part) {
    tx.run(R"sql(
      INSERT INTO task_part (county, task, person) VALUES ($1, $2, $3)
      ON CONFLICT (county, task, person) DO NOTHING)sql",
           task.county, task.id, person);
  }
  return Done{};
}

std::vector<Task> tasks_of(Tx& tx, CountyId county, NeedId need) {
  std::vector<Task> tasks = tx.all(R"sql(
    SELECT id, revision, handler, due, state, done_on, sealed_key, what, result FROM task
    WHERE county = $1 AND need = $2 ORDER BY id)sql",
                                   [&](const store::Row& row) {
                                     Task task{.county = county,
                                               .id = row.get<TaskId>(0),
                                               .need = need,
                                               .revision = row.get<std::int64_t>(1),
                                               .handler = row.get<PersonId>(2),
                                               .due = row.get<Day>(3),
                                               .state = task_state_of(row.get<std::string>(4)),
                                               .what = {},
                                               .result = std::nullopt,
                                               .done_on = row.get<std::optional<Day>>(5),
                                               .took_part = {}};
                                     const store::SubjectKey key =
                                         tx.open_key(county, task.id.number(), row.get<ByteView>(6));
                                     task.what = key.open(what_place, row.get<ByteView>(7));
                                     if (const auto result = row.get<std::optional<ByteView>>(8))
                                       task.result = key.open(result_place, *result);
                                     return task;
                                   },
                                   county, need);
  for (const auto& [id, person] : parts_of(tx, county, need)) {
    const auto task = std::ranges::find(tasks, id, &Task::id);
    if (task != tasks.end()) task->took_part.push_back(person);
  }
  return tasks;
}

std::vector<PersonId> worked_on(Tx& tx, CountyId county, NeedId need) {
  return tx.all(R"sql(
    SELECT handler FROM task WHERE county = $1 AND need = $2
    UNION SELECT tp.person FROM task_part tp JOIN task t ON t.county = tp.county AND t.id = tp.task
    WHERE t.county = $1 AND t.need = $2
    UNION SELECT written_by FROM reply WHERE county = $1 AND need = $2
    UNION SELECT sent_by FROM referral WHERE county = $1 AND need = $2
    UNION SELECT ended_by FROM referral WHERE county = $1 AND need = $2 AND ended_by IS NOT NULL)sql",
                [](const store::Row& row) { return row.get<PersonId>(0); }, county, need);
}

void insert_note(Tx& tx, CountyId county, const TaskNote& note) {
  const store::SubjectKey key = tx.new_key(county, note.id.number());
  tx.run(R"sql(
    INSERT INTO task_note (county, id, task, written_by, at, sealed_key, words)
    VALUES ($1, $2, $3, $4, $5, $6, $7))sql",
         county, note.id, note.task, note.written_by, note.at, key.wrapped(), key.seal(note_place, note.words));
}

std::vector<TaskNote> notes_of(Tx& tx, CountyId county, NeedId need) {
  return tx.all(R"sql(
    SELECT n.id, n.task, n.written_by, n.at, n.sealed_key, n.words
    FROM task_note n JOIN task t ON t.county = n.county AND t.id = n.task
    WHERE t.county = $1 AND t.need = $2 ORDER BY n.id)sql",
                [&](const store::Row& row) {
                  const auto id = row.get<TaskNoteId>(0);
                  const store::SubjectKey key = tx.open_key(county, id.number(), row.get<ByteView>(4));
                  return TaskNote{id, row.get<TaskId>(1), row.get<PersonId>(2), row.get<Instant>(3),
                                  key.open(note_place, row.get<ByteView>(5))};
                },
                county, need);
}

std::vector<HandlerRow> handlers_of(Tx& tx, CountyId county, const std::vector<std::int64_t>& needs) {
  return tx.all(R"sql(
    SELECT DISTINCT need, handler FROM task WHERE county = $1 AND need @in($2) AND state <> 'done'
    ORDER BY need, handler)sql",
                [](const store::Row& row) {
                  return HandlerRow{row.get<NeedId>(0), row.get<PersonId>(1)};
                },
                county, needs);
}

}  // namespace anxin::needs
