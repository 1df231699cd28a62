#include "needs/call_back_store.h"

namespace anxin::needs {
namespace {

constexpr std::string_view words_place = "call_back.words";

}  // namespace

void insert_call_back(Tx& tx, const Need& need, const CallBack& call) {
  const store::SubjectKey key = tx.new_key(need.county, call.id.number());
  std::optional<Bytes> words;
  if (call.words && !call.words->empty()) words = key.seal(words_place, *call.words);
  tx.run(R"sql(
    INSERT INTO call_back (county, id, need, voice, made_by, at, way, reached, solved, satisfaction, round, sealed_key,
                           words)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13))sql",
         need.county, call.id, need.id, call.voice, call.by, call.at, call.way, call.reached, call.solved,
         call.satisfaction, need.reopened, key.wrapped(), words);
}

std::vector<CallBack> call_backs_of(Tx& tx, const Need& need, std::optional<int> round) {
  return tx.all(R"sql(
    SELECT id, voice, made_by, at, way, reached, solved, satisfaction, sealed_key, words FROM call_back
    WHERE county = $1 AND need = $2 AND (CAST($3 AS BIGINT) IS NULL OR round = $3) ORDER BY id)sql",
                [&](const store::Row& row) {
                  CallBack call{.id = row.get<CallBackId>(0),
                                .voice = row.get<VoiceId>(1),
                                .by = row.get<PersonId>(2),
                                .at = row.get<Instant>(3),
                                .reached = row.get<bool>(5),
                                .way = row.get<std::string>(4),
                                .solved = row.get<std::optional<bool>>(6),
                                .satisfaction = row.get<std::optional<std::string>>(7),
                                .words = std::nullopt};
                  if (const auto words = row.get<std::optional<ByteView>>(9)) {
                    const store::SubjectKey key = tx.open_key(need.county, call.id.number(), row.get<ByteView>(8));
                    call.words = key.open(words_place, *words);
                  }
                  return call;
                },
                need.county, need.id, round);
}

std::vector<WaitingRow> waiting_for_call(Tx& tx, CountyId county, const AreaPath& within, std::int64_t limit) {
  return tx.all(R"sql(
    SELECT n.id, v.id, v.call_back_way FROM need n
      JOIN (SELECT county, need AS answered_by, id, call_back_way FROM voice
            UNION ALL SELECT m.county, m.parent, j.id, j.call_back_way FROM need_merge m
              JOIN voice j ON j.county = m.county AND j.need = m.need WHERE m.undone_at IS NULL) v
        ON v.county = n.county AND v.answered_by = n.id
    WHERE n.county = $1 AND n.area_path LIKE $2 || '%' AND n.stage IN ('done', 'replied') AND v.call_back_way <> 'none'
      AND NOT EXISTS (SELECT 1 FROM call_back c WHERE c.county = v.county AND c.voice = v.id AND c.reached
                      AND c.need = n.id AND c.round = n.reopened)
    ORDER BY n.done_at, n.id, v.id LIMIT $3)sql",
                [](const store::Row& row) {
                  return WaitingRow{row.get<NeedId>(0), row.get<VoiceId>(1), row.get<std::string>(2)};
                },
                county, within.text(), limit);
}

}  // namespace anxin::needs
