#include "needs/outcome_store.h"

namespace anxin::needs {

void insert_withdrawal(Tx& tx, const Need& need, const Withdrawal& withdrawal) {
  const store::SubjectKey key = tx.new_key(need.county, need.id.number());
  std::optional<Bytes> reason;
  if (withdrawal.reason) reason = key.seal("withdrawal.reason", *withdrawal.reason);
  tx.run(R"sql(
    INSERT INTO withdrawal (county, need, written_by, at, sealed_key, reason) VALUES ($1, $2, $3, $4, $5, $6))sql",
         need.county, need.id, withdrawal.by, withdrawal.at, key.wrapped(), reason);
}

std::optional<Withdrawal> withdrawal_of(Tx& tx, const Need& need) {
  return tx.first(R"sql(
    SELECT written_by, at, sealed_key, reason FROM withdrawal WHERE county = $1 AND need = $2)sql",
                  [&](const store::Row& row) {
                    Withdrawal withdrawal{row.get<PersonId>(0), row.get<Instant>(1), std::nullopt};
                    if (const auto reason = row.get<std::optional<Bytes>>(3)) {
                      const store::SubjectKey key = tx.open_key(need.county, need.id.number(), row.get<Bytes>(2));
                      withdrawal.reason = key.open("withdrawal.reason", *reason);
                    }
                    return withdrawal;
                  },
                  need.county, need.id);
}

void insert_pause(Tx& tx, const Need& need, const Pause& pause) {
  const store::SubjectKey key = tx.new_key(need.county, need.id.number());
  tx.run(R"sql(
    INSERT INTO pause (county, need, number, stage_before, written_by, at, until, sealed_key, reason)
    SELECT $1, $2, coalesce(max(number), 0) + 1, $3, $4, $5, $6, $7, $8 FROM pause WHERE county = $1 AND need = $2)sql",
         need.county, need.id, word_of(pause.before), pause.by, pause.at, pause.until, key.wrapped(),
         key.seal("pause.reason", pause.reason));
}

std::optional<Pause> open_pause(Tx& tx, const Need& need) {
  return tx.first(R"sql(
    SELECT stage_before, written_by, at, until, sealed_key, reason FROM pause
    WHERE county = $1 AND need = $2 AND resumed_at IS NULL)sql",
                  [&](const store::Row& row) {
                    const store::SubjectKey key = tx.open_key(need.county, need.id.number(), row.get<Bytes>(4));
                    return Pause{stage_of(row.get<std::string>(0)).value(), row.get<PersonId>(1), row.get<Instant>(2),
                                 row.get<Day>(3), key.open("pause.reason", row.get<Bytes>(5))};
                  },
                  need.county, need.id);
}

void end_pause(Tx& tx, const Need& need, Instant at) {
  tx.run(R"sql(UPDATE pause SET resumed_at = $3 WHERE county = $1 AND need = $2 AND resumed_at IS NULL)sql",
         need.county, need.id, at);
}

void set_triage_due(Tx& tx, const Need& need) {
  tx.run(R"sql(UPDATE need SET triage_due = $3 WHERE county = $1 AND id = $2)sql", need.county, need.id,
         need.triage_due);
}

std::vector<WaitingUntil> waiting_until(Tx& tx, CountyId county, const std::vector<std::int64_t>& needs) {
  return tx.all(R"sql(
    SELECT need, until FROM pause WHERE county = $1 AND need @in($2) AND resumed_at IS NULL ORDER BY need)sql",
                [](const store::Row& row) {
                  return WaitingUntil{row.get<NeedId>(0), row.get<Day>(1)};
                },
                county, needs);
}

void insert_reply(Tx& tx, const Need& need, const Reply& reply) {
  const store::SubjectKey key = tx.new_key(need.county, need.id.number());
  tx.run(R"sql(
    INSERT INTO reply (county, need, number, written_by, at, read_way, read_at, sealed_key, words, appeal)
    SELECT $1, $2, coalesce(max(number), 0) + 1, $3, $4, $5, $6, $7, $8, $9 FROM reply
    WHERE county = $1 AND need = $2)sql",
         need.county, need.id, reply.by, reply.at, reply.read_way, reply.read_at, key.wrapped(),
         key.seal("reply.words", reply.words), key.seal("reply.appeal", reply.appeal));
}

std::vector<Reply> replies_of(Tx& tx, const Need& need) {
  return tx.all(R"sql(
    SELECT written_by, at, read_way, read_at, sealed_key, words, appeal FROM reply
    WHERE county = $1 AND need = $2 ORDER BY number)sql",
                [&](const store::Row& row) {
                  const store::SubjectKey key = tx.open_key(need.county, need.id.number(), row.get<Bytes>(4));
                  return Reply{
                      row.get<PersonId>(0),    row.get<Instant>(1), key.open("reply.words", row.get<Bytes>(5)),
                      row.get<std::string>(2), row.get<Instant>(3), key.open("reply.appeal", row.get<Bytes>(6))};
                },
                need.county, need.id);
}

}  // namespace anxin::needs
