#include "cli/api_table.h"

#include <algorithm>
#include <fstream>
#include <limits>

#include "access/session_actions.h"
#include "areas/area_routes.h"
#include "base/require.h"
#include "base/scope.h"
#include "http/server.h"
#include "imports/door_sheet_routes.h"
#include "imports/import_routes.h"
#include "needs/hotline_import_routes.h"
#include "needs/need_routes.h"
#include "needs/outcome_routes.h"
#include "people/person_routes.h"
#include "settings/setting_routes.h"
#include "store/journal.h"

namespace anxin::cli {
namespace {

struct Health {
  bool ok = true;
};

template <class S>
void describe(S& shape, Health& v) {
  shape.field("ok", v.ok, json::about("The server answers and its database reads"));
}

// Its transaction was opened for it: that is the proof.
Result<Health> health(Call&) { return Health{}; }

struct LastBackup {
  std::optional<Instant> at;
};

template <class S>
void describe(S& shape, LastBackup& v) {
  shape.field("at", v.at, json::about("When `anxin backup` last ended well; absent: never"));
}

Result<LastBackup> last_backup(Call& call) {
  TRY(require(call.caller, Permission::area_manage));
  const auto made = store::latest_lines(call.tx, {}, {backup_object, 0}, std::numeric_limits<std::int64_t>::max(), 1);
  return LastBackup{made.empty() ? std::nullopt : std::optional(made.front().at)};
}

}  // namespace

void add_all_routes(http::Router& router, const access::PasswordRules& rules) {
  router.get("/health", "Is the server well", health).anonymous().brief();
  router.get("/backup", "When everything was last backed up", last_backup);
  access::add_routes(router, rules);
  areas::add_routes(router);
  people::add_routes(router);
  settings::add_routes(router);
  needs::add_routes(router);
  needs::add_outcome_routes(router);
  imports::add_routes(router);
  imports::add_door_sheet_routes(router);
  needs::add_hotline_import_routes(router);
  http::add_event_route(router);
}

http::Authenticator authenticator(const std::function<void(std::function<void(store::Tx&)>)>& later) {
  http::Authenticator made;
  made.authenticate = [later](store::Tx& tx, Instant now, const http::Request& request) -> Result<Caller> {
    const access::Credentials credentials = access::credentials_of(request);
    access::Authenticated found = TRY(access::authenticated(tx, now, credentials));
    // Listening alone does not keep a session alive.
    if (found.touch && request.path != "/events") {
      later([token = credentials.token, now](store::Tx& write) { access::touch_session(write, token, now); });
    }
    return std::move(found.caller);
  };
  made.may_follow = [](store::Tx& tx, const Caller& caller, CountyId county, AreaId chain) {
    return access::may_follow(tx, caller, county, chain);
  };
  return made;
}

std::vector<std::string> common_passwords(const std::string& files) {
  std::vector<std::string> words;
  std::ifstream file(files + "/passwords/common.txt");
  for (std::string line; std::getline(file, line);) {
    if (!line.empty() && line.front() != '#') words.push_back(line);
  }
  std::ranges::sort(words);
  return words;
}

}  // namespace anxin::cli
