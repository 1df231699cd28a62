#include "needs/voice_store.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "text/tokens.h"

namespace anxin::needs {
namespace {

constexpr std::string_view word_index = "need_words";
constexpr std::string_view word_purpose = "need_words";

std::optional<Bytes> sealed(const store::SubjectKey& key, std::string_view place, const PrivateText& text) {
  if (text.empty()) return std::nullopt;
  return key.seal(place, text);
}

PrivateText opened(const store::SubjectKey& key, std::string_view place, const store::Row& row, int column) {
  const auto sealed_text = row.get<std::optional<Bytes>>(column);
  return sealed_text ? key.open(place, *sealed_text) : PrivateText();
}

std::optional<HotlineOrder> order_of(const store::Row& row, int column) {
  const auto order_no = row.get<std::optional<std::string>>(column + 1);
  if (!order_no) return std::nullopt;
  return HotlineOrder{row.get<std::optional<std::string>>(column).value_or(""), *order_no,
                      row.get<std::optional<std::string>>(column + 2).value_or("other"),
                      row.get<std::optional<Instant>>(column + 3)};
}

constexpr std::string_view voice_columns = R"sql(
    SELECT county, id, need, channel, recorder, recorder_role, requester, affected, relation, anonymous, happened,
           happened_precision, received, call_back_way, met, order_source, order_no, order_kind, order_due, sealed_key,
           words, said_name, said_phone, affected_name, affected_phone, address
    FROM voice )sql";

Voice voice_of(Tx& tx, const store::Row& row) {
  Voice voice{.county = row.get<CountyId>(0),
              .id = row.get<VoiceId>(1),
              .need = row.get<NeedId>(2),
              .channel = row.get<std::string>(3),
              .recorder = row.get<PersonId>(4),
              .recorder_role = row.get<std::string>(5),
              .requester = row.get<std::optional<PersonId>>(6),
              .affected = row.get<std::optional<PersonId>>(7),
              .relation = row.get<std::optional<std::string>>(8),
              .anonymous = row.get<bool>(9),
              .happened = row.get<Instant>(10),
              .happened_precision = row.get<std::string>(11),
              .received = row.get<Instant>(12),
              .call_back_way = row.get<std::string>(13),
              .met = row.get<std::optional<std::string>>(14),
              .hotline = order_of(row, 15),
              .words = {},
              .said_name = {},
              .said_phone = {},
              .affected_name = {},
              .affected_phone = {},
              .address = {}};
  const store::SubjectKey key = tx.open_key(voice.county, voice.id.number(), row.get<ByteView>(19));
  voice.words = opened(key, "voice.words", row, 20);
  voice.said_name = opened(key, "voice.said_name", row, 21);
  voice.said_phone = opened(key, "voice.said_phone", row, 22);
  voice.affected_name = opened(key, "voice.affected_name", row, 23);
  voice.affected_phone = opened(key, "voice.affected_phone", row, 24);
  voice.address = opened(key, "voice.address", row, 25);
  return voice;
}

}  // namespace

Result<Done> insert_voice(Tx& tx, const Voice& voice) {
  const store::SubjectKey key = tx.new_key(voice.county, voice.id.number());
  const HotlineOrder order = voice.hotline.value_or(HotlineOrder{});
  const bool ordered = voice.hotline.has_value();
  const std::int64_t added = tx.run(
      R"sql(
    INSERT INTO voice (county, id, need, channel, recorder, recorder_role, requester, affected, relation, anonymous,
                       happened, happened_precision, received, call_back_way, met, order_source, order_no, order_kind,
                       order_due, sealed_key, words, said_name, said_phone, affected_name, affected_phone, address)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23,
            $24, $25, $26)
    ON CONFLICT DO NOTHING)sql",
      voice.county, voice.id, voice.need, voice.channel, voice.recorder, voice.recorder_role, voice.requester,
      voice.affected, voice.relation, voice.anonymous, voice.happened, voice.happened_precision, voice.received,
      voice.call_back_way, voice.met, ordered ? std::optional(order.source) : std::nullopt,
      ordered ? std::optional(order.order_no) : std::nullopt, ordered ? std::optional(order.order_kind) : std::nullopt,
      order.due, key.wrapped(), key.seal("voice.words", voice.words), sealed(key, "voice.said_name", voice.said_name),
      sealed(key, "voice.said_phone", voice.said_phone), sealed(key, "voice.affected_name", voice.affected_name),
      sealed(key, "voice.affected_phone", voice.affected_phone), sealed(key, "voice.address", voice.address));
  if (added == 0) return conflict("need.order_known");
  const std::vector<std::string> tokens = text::bigrams(voice.words.reveal());
  tx.index_words(word_index, voice.county, voice.id.number(),
                 tx.vault().word_tokens(voice.county, word_purpose, tokens));
  return Done{};
}

std::vector<Voice> voices_of(Tx& tx, CountyId county, NeedId need) {
  return tx.all(
      fmt::format("{}{}", voice_columns, R"sql(WHERE county = $1 AND need = $2 ORDER BY id)sql"),
      [&](const store::Row& row) { return voice_of(tx, row); }, county, need);
}

std::optional<NeedId> find_by_order(Tx& tx, CountyId county, std::string_view source, std::string_view order_no) {
  return tx.first(R"sql(
    SELECT need FROM voice WHERE county = $1 AND order_source = $2 AND order_no = $3)sql",
                  [](const store::Row& row) { return row.get<NeedId>(0); }, county, source, order_no);
}

std::vector<NeedId> search_words(Tx& tx, CountyId county, std::string_view part, std::int64_t limit) {
  const std::vector<std::string> tokens = text::bigrams(part);
  std::vector<NeedId> needs;
  if (tokens.empty()) return needs;
  const std::vector<std::int64_t> hits =
      tx.search_words(word_index, county, tx.vault().word_tokens(county, word_purpose, tokens),
                      std::numeric_limits<std::int64_t>::max(), limit * 4);
  for (const std::int64_t id : hits) {
    const auto voice = tx.first(
        fmt::format("{}{}", voice_columns, R"sql(WHERE county = $1 AND id = $2)sql"),
        [&](const store::Row& row) { return voice_of(tx, row); }, county, id);
    if (!voice || !text::contains_folded(voice->words.reveal(), part)) continue;
    if (std::ranges::find(needs, voice->need) == needs.end()) needs.push_back(voice->need);
    if (static_cast<std::int64_t>(needs.size()) == limit) break;
  }
  return needs;
}

}  // namespace anxin::needs
