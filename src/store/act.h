// act(): an action outside the router (command line, timers, demo): one write transaction, rolled back when the Result
// is not OK. Throws Unavailable when the database did not say whether it is stored.
#pragma once

#include <optional>
#include <type_traits>
#include <utility>

#include "store/call.h"
#include "store/database.h"

namespace anxin::store {

struct Means {
  Database& database;
  IdSource& ids;
  Random& random;
};

template <class Work>
auto act(const Means& means, const Caller& caller, Instant now, Work&& work) {
  std::optional<std::invoke_result_t<Work&, Call&>> answer;
  const Outcome outcome = means.database.write_now([&](Tx& tx) {
    Call call{tx, caller, now, means.ids, means.random};
    answer.emplace(work(call));
    return answer->ok();
  });
  if (outcome == Outcome::unknown) throw Unavailable("the database did not say whether it is stored");
  return std::move(*answer);
}

}  // namespace anxin::store
