#include "imports/run_actions.h"

#include <optional>

#include "imports/import_row_store.h"
#include "imports/import_store.h"
#include "store/facts.h"

namespace anxin::imports {
namespace {

// Small enough that a chunk stays below the time that one write may take, and that others hardly wait.
constexpr std::int64_t rows_a_chunk = 40;

Result<Done> begin_run(Call& call, ImportId id) {
  Import import = TRY(import_for(call, id));
  lock_import(call.tx, import);
  if (import.state == State::columns) return invalid("import.columns_missing");
  import.state = State::running;
  if (!import.started) import.started = call.now;
  import.finished.reset();
  import.moved = call.now;
  update_import(call.tx, import);
  return Done{};
}

void take_row(Call& call, const Import& import, ImportedRow& row, const TakeRow& take) {
  std::optional<Error> refused;
  call.tx.attempt([&] {
    const Result<Taken> taken = take(call, import, row.order, *row.community);
    if (!taken.ok()) {
      refused = taken.error();
      return false;
    }
    row.result = taken->known ? "known" : "taken";
    row.need = taken->need;
    row.need_no = taken->need_no;
    return true;
  });
  if (!refused) return;
  row.result = "refused";
  row.order.flags.push_back({std::nullopt, refused->key, Level::error});
}

// False: nothing was left to do.
Result<bool> run_chunk(Call& call, ImportId id, const TakeRow& take) {
  const Import import = TRY(import_for(call, id));
  lock_import(call.tx, import);
  std::vector<ImportedRow> rows = waiting_rows(call.tx, import, rows_a_chunk);
  for (ImportedRow& row : rows) {
    const Fate fate = fate_of(row);
    if (fate == Fate::take) {
      take_row(call, import, row, take);
    } else {
      row.result = word_of(fate);
    }
    write_result(call.tx, import, row);
  }
  set_moved(call.tx, import, call.now);
  return !rows.empty();
}

Result<ImportPage> end_run(Call& call, ImportId id) {
  Import import = TRY(import_for(call, id));
  import.state = State::done;
  import.finished = call.now;
  update_import(call.tx, import);
  ImportPage page = page_of(call, import);
  const CountsPage& counts = page.card.counts;
  journal(call, import, "import.ran",
          store::Facts()
              .count("taken", counts.taken)
              .count("known", counts.known)
              .count("held", counts.held)
              .count("refused", counts.refused)
              .count("not_ours", counts.not_ours)
              .text());
  return page;
}

}  // namespace

Result<ImportPage> run_import(const Calls& calls, ImportId id, const TakeRow& take) {
  TRY(calls.write([&](Call& call) { return begin_run(call, id); }));
  bool more = true;
  const auto chunk = [&](Call& call) -> Result<Done> {
    more = TRY(run_chunk(call, id, take));
    return Done{};
  };
  while (more) {
    const Result<Done> done = calls.write(chunk);
    if (!done.ok()) return done.error();
  }
  return calls.finish([&](Call& call) { return end_run(call, id); });
}

}  // namespace anxin::imports
