#include "store/idempotency.h"

#include "store/tx.h"

namespace anxin::store {
namespace {

constexpr std::int64_t seconds_of_a_day = 24 * 60 * 60;  // an age, not a civil day

struct Kept {
  Bytes request_hash;
  int status;
  Bytes answer;
};

std::optional<Kept> find(Tx& tx, const RequestKey& key) {
  return tx.first(R"sql(
    SELECT request_hash, status, answer FROM idempotency WHERE county = $1 AND actor = $2 AND request_key = $3
  )sql",
                  [](const Row& row) {
                    return Kept{row.get<Bytes>(0), row.get<int>(1), row.get<Bytes>(2)};
                  },
                  key.county, key.actor, key.key);
}

// The answer opens only for the same actor and key.
std::string place_of(const RequestKey& key) { return "idempotency.answer/" + key.actor + "/" + key.key; }

std::string opened(Tx& tx, const RequestKey& key, const Bytes& answer) {
  return tx.vault().open(tx.vault().platform_key("idempotency"), answer, {key.county, place_of(key), 0});
}

}  // namespace

Result<std::optional<KeptAnswer>> kept_answer(Tx& tx, const RequestKey& key) {
  const auto kept = find(tx, key);
  if (kept && kept->request_hash != key.request_hash) return invalid("idempotency.other_request");
  if (!kept || kept->status == 0) return std::optional<KeptAnswer>();
  return std::optional(KeptAnswer{kept->status, opened(tx, key, kept->answer)});
}

Result<std::optional<KeptAnswer>> claim(Tx& tx, const RequestKey& key, Instant now) {
  const std::int64_t claimed = tx.run(R"sql(
    INSERT INTO idempotency (county, actor, request_key, request_hash, created, status, answer)
    VALUES ($1, $2, $3, $4, $5, 0, $6) ON CONFLICT DO NOTHING
  )sql",
                                      key.county, key.actor, key.key, key.request_hash, now, Bytes{});
  if (claimed == 1) return std::optional<KeptAnswer>();
  const auto kept = find(tx, key);
  if (kept && kept->request_hash != key.request_hash) return invalid("idempotency.other_request");
  // Neither row nor answer: the one before is being taken back, or never kept what it answered.
  if (!kept || kept->status == 0) return Error{ErrorCode::in_flight, "idempotency.in_flight"};
  return std::optional(KeptAnswer{kept->status, opened(tx, key, kept->answer)});
}

void keep(Tx& tx, const RequestKey& key, const KeptAnswer& answer) {
  const Bytes sealed =
      tx.vault().seal(tx.vault().platform_key("idempotency"), answer.body, {key.county, place_of(key), 0});
  const std::int64_t kept = tx.run(R"sql(
    UPDATE idempotency SET status = $4, answer = $5 WHERE county = $1 AND actor = $2 AND request_key = $3
  )sql",
                                   key.county, key.actor, key.key, answer.status, sealed);
  if (kept != 1) throw std::logic_error("an answer is kept that nobody claimed");
}

std::vector<std::string> unopened_answers(Tx& tx) {
  std::vector<std::string> unopened;
  tx.all("SELECT county, actor, request_key, answer FROM idempotency WHERE status <> 0", [&](const Row& row) {
    const RequestKey key{row.get<CountyId>(0), row.get<std::string>(1), row.get<std::string>(2), {}};
    try {
      opened(tx, key, row.get<Bytes>(3));
    } catch (const vault::Damaged&) {
      unopened.push_back("idempotency " + key.actor + "/" + key.key);
    }
    return true;
  });
  return unopened;
}

std::int64_t forget_old_answers(Tx& tx, Instant now, std::int64_t limit) {
  return tx.run(R"sql(
    DELETE FROM idempotency WHERE (county, actor, request_key) IN (
      SELECT county, actor, request_key FROM idempotency WHERE created < $1 ORDER BY created LIMIT $2)
  )sql",
                now.plus_seconds(-answers_kept_days * seconds_of_a_day), limit);
}

}  // namespace anxin::store
