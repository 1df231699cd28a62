// Running an import: its rows are taken in chunks, each in a transaction of its own and each row in a savepoint, so
// that others' writes get through and one bad row spoils nothing. It may be run again at any time: what has a result is
// left alone, so a run that was cut off goes on where it stopped.
#pragma once

#include <functional>
#include <string>

#include "imports/import_actions.h"

namespace anxin::imports {

// How a long action opens its transactions, one a step. A step that fails is rolled back; it may run more than once.
struct Calls {
  using Step = std::function<Result<Done>(Call&)>;
  std::function<Result<Done>(const Step&)> read;
  std::function<Result<Done>(const Step&)> write;
  // The last step: its answer is the request's, and is kept with it.
  using Ending = std::function<Result<ImportPage>(Call&)>;
  std::function<Result<ImportPage>(const Ending&)> finish;
};

// What became of one row: a new need, or the one that holds this order already.
struct Taken {
  NeedId need;
  std::string need_no;
  bool known = false;
};
// Given by the slice whose rows these are. `community`: where the row's place lies.
using TakeRow = std::function<Result<Taken>(Call& call, const Import& import, const OrderRow& row, AreaId community)>;

Result<ImportPage> run_import(const Calls& calls, ImportId id, const TakeRow& take);

}  // namespace anxin::imports
