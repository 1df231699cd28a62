#include "needs/referral_store.h"

#include <string_view>

namespace anxin::needs {
namespace {

constexpr std::string_view body_place = "referral.body";
constexpr std::string_view number_place = "referral.outside_no";
constexpr std::string_view words_place = "referral.words";

std::optional<Bytes> sealed(const store::SubjectKey& key, std::string_view place, const PrivateText& text) {
  if (text.empty()) return std::nullopt;
  return key.seal(place, text);
}

PrivateText opened(const store::SubjectKey& key, std::string_view place, const std::optional<Bytes>& cipher) {
  return cipher ? key.open(place, *cipher) : PrivateText();
}

}  // namespace

void insert_referral(Tx& tx, const Need& need, const Referral& referral) {
  const store::SubjectKey key = tx.new_key(need.county, need.id.number());
  tx.run(R"sql(
    INSERT INTO referral (county, need, number, sent_by, at, target, state, sealed_key, body, outside_no)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10))sql",
         need.county, need.id, referral.number, referral.by, referral.at, referral.target, referral.state,
         key.wrapped(), sealed(key, body_place, referral.body), sealed(key, number_place, referral.outside_no));
}

void end_referral(Tx& tx, const Need& need, const Referral& referral) {
  const auto wrapped =
      tx.first(R"sql(
    SELECT sealed_key FROM referral WHERE county = $1 AND need = $2 AND number = $3)sql",
               [](const store::Row& row) { return row.get<Bytes>(0); }, need.county, need.id, referral.number);
  const store::SubjectKey key = tx.open_key(need.county, need.id.number(), wrapped.value());
  tx.run(R"sql(
    UPDATE referral SET state = $4, ended_by = $5, ended_at = $6, outside_no = $7, words = $8
    WHERE county = $1 AND need = $2 AND number = $3)sql",
         need.county, need.id, referral.number, referral.state, referral.ended_by, referral.ended_at,
         sealed(key, number_place, referral.outside_no), sealed(key, words_place, referral.words));
}

std::vector<Referral> referrals_of(Tx& tx, const Need& need) {
  return tx.all(R"sql(
    SELECT number, sent_by, at, target, state, ended_by, ended_at, sealed_key, body, outside_no, words FROM referral
    WHERE county = $1 AND need = $2 ORDER BY number)sql",
                [&](const store::Row& row) {
                  const store::SubjectKey key = tx.open_key(need.county, need.id.number(), row.get<Bytes>(7));
                  return Referral{.number = row.get<int>(0),
                                  .by = row.get<PersonId>(1),
                                  .at = row.get<Instant>(2),
                                  .target = row.get<std::string>(3),
                                  .state = row.get<std::string>(4),
                                  .body = opened(key, body_place, row.get<std::optional<Bytes>>(8)),
                                  .outside_no = opened(key, number_place, row.get<std::optional<Bytes>>(9)),
                                  .words = opened(key, words_place, row.get<std::optional<Bytes>>(10)),
                                  .ended_by = row.get<std::optional<PersonId>>(5),
                                  .ended_at = row.get<std::optional<Instant>>(6)};
                },
                need.county, need.id);
}

}  // namespace anxin::needs
