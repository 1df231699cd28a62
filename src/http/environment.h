// Environment: everything that answering a request needs and http/ does not own. cli/ fills it once.
#pragma once

#include <functional>
#include <string>

#include "base/caller.h"
#include "base/id_source.h"
#include "base/random.h"
#include "base/result.h"
#include "http/request.h"
#include "http/workers.h"
#include "store/database.h"

namespace anxin::http {

// Who calls: given by access/, because http/ knows no accounts. Both run inside the transaction of the call, so that
// a revoked grant counts from the next request on.
struct Authenticator {
  // The session cookie and, for a write, the header X-CSRF-Token; unauthorised when there is no valid session.
  std::function<Result<Caller>(store::Tx&, Instant now, const Request&)> authenticate;
  // Whether the caller may be told that something happened in this chain of the journal (event stream).
  std::function<bool(store::Tx&, const Caller&, CountyId, AreaId chain)> may_follow;
};

struct Environment {
  store::Database& database;
  std::function<Instant()> clock;
  IdSource& ids;
  Random& random;
  Authenticator authenticator;
  Workers& workers;                                  // where reads and actions on Work run
  bool secure_cookies = true;                        // false only for plain http, which the operator has asked for
  std::function<void(const std::string&)> log = {};  // failures, for operators; without personal values
  std::function<void()> after_commit = {};           // wakes the event stream's follower
  Workers* slow_workers = nullptr;                   // for slow routes, so that no read waits behind them
};

}  // namespace anxin::http
