// Idempotency: a write that is sent again has its effect once and gets the same answer. Claim first, keep last, both in
// the transaction of the effect: what is refused leaves no claim. Two at once: on PostgreSQL the second waits for the
// first's commit, on SQLite they stand in one queue. Kept 30 days (phones that were offline); answers are sealed.
//
//   const auto kept = TRY(claim(tx, key, now));
//   if (kept) return *kept;              // done before: the same answer again
//   … the action …
//   keep(tx, key, {201, body});
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/ids.h"
#include "base/result.h"
#include "base/time.h"

namespace anxin::store {

class Tx;

inline constexpr int answers_kept_days = 30;

struct RequestKey {
  CountyId county = {};  // 0: the platform
  std::string actor;     // the account's number, or the digest of an anonymous visitor's cookie
  std::string key;       // the Idempotency-Key header
  Bytes request_hash;    // SHA-256 of method, path and body
};

struct KeptAnswer {
  int status = 0;
  std::string body;
};

// Looks without claiming, for what is slow before it writes. Nothing: the key is new, or its answer is not there yet.
Result<std::optional<KeptAnswer>> kept_answer(Tx& tx, const RequestKey& key);
// Nothing: the key is new and now ours. invalid("idempotency.other_request"): the key was used for another request.
Result<std::optional<KeptAnswer>> claim(Tx& tx, const RequestKey& key, Instant now);
void keep(Tx& tx, const RequestKey& key, const KeptAnswer& answer);
// For verify(): the kept answers that do not open, as "idempotency <actor>/<key>".
std::vector<std::string> unopened_answers(Tx& tx);
// Drops what is older than 30 days, at most `limit` at a time; answers how many.
std::int64_t forget_old_answers(Tx& tx, Instant now, std::int64_t limit);

}  // namespace anxin::store
