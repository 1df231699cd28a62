#include "needs/hotline_import_routes.h"

#include "imports/import_json.h"
#include "needs/hotline_import_actions.h"

namespace anxin::needs {
namespace {

Result<imports::ImportPage> run(Work& work, ImportId id) {
  const imports::Calls calls{.read = [&work](const imports::Calls::Step& step) { return work.read(step); },
                             .write = [&work](const imports::Calls::Step& step) { return work.write(step); },
                             .finish = [&work](const imports::Calls::Ending& ending) { return work.finish(ending); }};
  return run_hotline_import(calls, id);
}

}  // namespace

void add_hotline_import_routes(http::Router& router) {
  router.post("/imports/{id}/run", "Take the rows of an import over", run).raises({"import.columns_missing"});
}

}  // namespace anxin::needs
