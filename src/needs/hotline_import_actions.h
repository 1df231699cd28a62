// Hotline sheets: a row that imports/ has read becomes a voice of the channel "mayor_hotline" and a need. The key is
// (source, order number), so the same order is taken once, whichever file it comes in.
#pragma once

#include <functional>
#include <string_view>

#include "base/id_source.h"
#include "base/random.h"
#include "imports/run_actions.h"
#include "imports/upload_actions.h"
#include "store/database.h"

namespace anxin::needs {

Result<imports::ImportPage> run_hotline_import(const imports::Calls& calls, ImportId id);

// The whole way in one go, for the command line: upload, recognise, run. What has to be asked stays held.
struct ImportMeans {
  store::Database& database;
  std::function<Instant()> clock;
  IdSource& ids;
  Random& random;
  Caller caller;
};
Result<imports::ImportPage> import_file(const ImportMeans& means, const imports::Upload& upload);

}  // namespace anxin::needs
