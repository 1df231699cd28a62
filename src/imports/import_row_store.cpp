#include "imports/import_row_store.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "imports/import_store.h"

namespace anxin::imports {
namespace {

// The row's number is part of the place, so that values of two rows cannot be swapped.
std::string place_of(std::string_view column, int number) {
  return "import_row." + std::string(column) + "." + std::to_string(number);
}

constexpr std::string_view row_columns = R"sql(
    SELECT r.number, r.order_no, r.flags, r.place, r.received, r.to_the_minute, r.due, r.order_kind, r.satisfaction,
           r.anonymous, r.words, r.caller, r.phone, r.address, r.decision, r.result, r.need, r.need_no,
           CAST(CASE WHEN p.place_hash IS NULL THEN 0 ELSE 1 END AS BIGINT), p.answer, r.due_said
    FROM import_row r
    LEFT JOIN import_place p
           ON p.county = r.county AND p.area = $3 AND p.source = $4 AND p.place_hash = r.place_hash
    WHERE r.county = $1 AND r.import = $2 )sql";

PlaceState place_state(bool answered, const std::optional<AreaId>& answer) {
  if (!answered) return PlaceState::unknown;
  return answer ? PlaceState::ours : PlaceState::not_ours;
}

ImportedRow row_of(const store::SubjectKey& key, const store::Row& row) {
  ImportedRow imported;
  OrderRow& order = imported.order;
  order.number = row.get<int>(0);
  order.order_no = key.open(place_of("order_no", order.number), row.get<ByteView>(1)).reveal();
  order.flags = flags_of(row.get<std::string>(2));
  order.place = key.open(place_of("place", order.number), row.get<ByteView>(3)).reveal();
  order.received = row.get<std::optional<Instant>>(4);
  order.to_the_minute = row.get<bool>(5);
  order.due = row.get<std::optional<Instant>>(6);
  order.order_kind = row.get<std::optional<std::string>>(7);
  order.satisfaction = row.get<std::optional<std::string>>(8);
  order.anonymous = row.get<bool>(9);
  order.words = key.open(place_of("words", order.number), row.get<ByteView>(10));
  order.caller = key.open(place_of("caller", order.number), row.get<ByteView>(11));
  order.phone = key.open(place_of("phone", order.number), row.get<ByteView>(12));
  order.address = key.open(place_of("address", order.number), row.get<ByteView>(13));
  order.due_said = key.open(place_of("due_said", order.number), row.get<ByteView>(20));
  imported.decision = row.get<std::optional<std::string>>(14);
  imported.result = row.get<std::optional<std::string>>(15);
  imported.need = row.get<std::optional<NeedId>>(16);
  imported.need_no = row.get<std::optional<std::string>>(17);
  imported.community = row.get<std::optional<AreaId>>(19);
  imported.place_state = place_state(row.get<bool>(18), imported.community);
  return imported;
}

}  // namespace

void write_rows(Tx& tx, const Import& import, const std::vector<OrderRow>& rows) {
  const store::SubjectKey key = key_of(tx, import);
  for (const OrderRow& row : rows) {
    tx.run(R"sql(
      INSERT INTO import_row (county, import, number, order_no, level, flags, place, received, to_the_minute, due,
                              order_kind, satisfaction, anonymous, words, caller, phone, address, place_hash, due_said)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)
      ON CONFLICT (county, import, number) DO UPDATE SET
        order_no = excluded.order_no, level = excluded.level, flags = excluded.flags, place = excluded.place,
        received = excluded.received, to_the_minute = excluded.to_the_minute, due = excluded.due,
        order_kind = excluded.order_kind, satisfaction = excluded.satisfaction, anonymous = excluded.anonymous,
        words = excluded.words, caller = excluded.caller, phone = excluded.phone, address = excluded.address,
        place_hash = excluded.place_hash, due_said = excluded.due_said, decision = NULL
      WHERE import_row.result IS NULL)sql",
           import.county, import.id, row.number, key.seal(place_of("order_no", row.number), PrivateText(row.order_no)),
           word_of(level_of(row)), text_of(row.flags), key.seal(place_of("place", row.number), PrivateText(row.place)),
           row.received, row.to_the_minute, row.due, row.order_kind, row.satisfaction, row.anonymous,
           key.seal(place_of("words", row.number), row.words), key.seal(place_of("caller", row.number), row.caller),
           key.seal(place_of("phone", row.number), row.phone), key.seal(place_of("address", row.number), row.address),
           hash_of_place(tx, import.county, row.place), key.seal(place_of("due_said", row.number), row.due_said));
  }
}

void forget_waiting_rows(Tx& tx, const Import& import) {
  tx.run(R"sql(DELETE FROM import_row WHERE county = $1 AND import = $2 AND result IS NULL)sql", import.county,
         import.id);
}

std::optional<ImportedRow> find_row(Tx& tx, const Import& import, int number) {
  const store::SubjectKey key = key_of(tx, import);
  return tx.first(
      fmt::format("{}{}", row_columns, R"sql(AND r.number = $5)sql"),
      [&](const store::Row& row) { return row_of(key, row); }, import.county, import.id, import.area, import.source,
      number);
}

std::vector<ImportedRow> list_rows(Tx& tx, const Import& import, std::string_view level, int after,
                                   std::int64_t limit) {
  const store::SubjectKey key = key_of(tx, import);
  return tx.all(
      fmt::format("{}{}", row_columns, R"sql(
      AND r.number > $5
      AND ($6 = '' OR $6 = CASE WHEN p.place_hash IS NULL AND r.level IN ('ok', 'note') THEN 'ask' ELSE r.level END)
    ORDER BY r.number LIMIT $7)sql"),
      [&](const store::Row& row) { return row_of(key, row); }, import.county, import.id, import.area, import.source,
      after, level, limit);
}

std::vector<ImportedRow> waiting_rows(Tx& tx, const Import& import, std::int64_t limit) {
  const store::SubjectKey key = key_of(tx, import);
  return tx.all(
      fmt::format("{}{}", row_columns, R"sql(AND r.result IS NULL ORDER BY r.number LIMIT $5)sql"),
      [&](const store::Row& row) { return row_of(key, row); }, import.county, import.id, import.area, import.source,
      limit);
}

void write_decision(Tx& tx, const Import& import, const ImportedRow& row) {
  tx.run(R"sql(UPDATE import_row SET result = NULL WHERE county = $1 AND import = $2 AND number = $3)sql",
         import.county, import.id, row.order.number);
  write_rows(tx, import, {row.order});
  tx.run(R"sql(
    UPDATE import_row SET decision = $4 WHERE county = $1 AND import = $2 AND number = $3)sql",
         import.county, import.id, row.order.number, row.decision);
}

void write_result(Tx& tx, const Import& import, const ImportedRow& row) {
  tx.run(R"sql(
    UPDATE import_row SET result = $4, need = $5, need_no = $6, flags = $7, level = $8
    WHERE county = $1 AND import = $2 AND number = $3)sql",
         import.county, import.id, row.order.number, row.result, row.need, row.need_no, text_of(row.order.flags),
         word_of(level_of(row.order)));
}

void release_place(Tx& tx, const Import& import, std::string_view place) {
  tx.run(R"sql(
    UPDATE import_row SET result = NULL
    WHERE county = $1 AND import = $2 AND place_hash = $3 AND result IN ('held', 'not_ours'))sql",
         import.county, import.id, hash_of_place(tx, import.county, place));
}

std::vector<RowCount> count_rows(Tx& tx, const Import& import) {
  return tx.all(R"sql(
    SELECT r.level, r.decision, r.result,
           CAST(CASE WHEN p.place_hash IS NULL THEN 0 ELSE 1 END AS BIGINT) AS is_answered,
           CAST(CASE WHEN p.answer IS NULL THEN 0 ELSE 1 END AS BIGINT) AS is_ours, count(*)
    FROM import_row r
    LEFT JOIN import_place p
           ON p.county = r.county AND p.area = $3 AND p.source = $4 AND p.place_hash = r.place_hash
    WHERE r.county = $1 AND r.import = $2
    GROUP BY r.level, r.decision, r.result, is_answered, is_ours)sql",
                [](const store::Row& row) {
                  ImportedRow alike;
                  const Level level = level_of(row.get<std::string>(0)).value();
                  alike.order.flags.push_back({std::nullopt, "", level});
                  alike.decision = row.get<std::optional<std::string>>(1);
                  alike.place_state = row.get<bool>(3) ? (row.get<bool>(4) ? PlaceState::ours : PlaceState::not_ours)
                                                       : PlaceState::unknown;
                  return RowCount{shown_level(alike), fate_of(alike) == Fate::take,
                                  row.get<std::optional<std::string>>(2), row.get<std::int64_t>(5)};
                },
                import.county, import.id, import.area, import.source);
}

std::vector<PlaceQuestion> places_of(Tx& tx, const Import& import) {
  const store::SubjectKey key = key_of(tx, import);
  // One row of each place says how it reads.
  std::vector<PlaceQuestion> places = tx.all(
      R"sql(
    SELECT a.number, a.place, g.row_count, g.is_answered, g.answer
    FROM (SELECT r.county AS county, r.import AS import, min(r.number) AS number, count(*) AS row_count,
                 CAST(CASE WHEN p.place_hash IS NULL THEN 0 ELSE 1 END AS BIGINT) AS is_answered, p.answer AS answer
          FROM import_row r
          LEFT JOIN import_place p
                 ON p.county = r.county AND p.area = $3 AND p.source = $4 AND p.place_hash = r.place_hash
          WHERE r.county = $1 AND r.import = $2 AND r.level <> 'error'
          GROUP BY r.county, r.import, r.place_hash, is_answered, p.answer) g
    JOIN import_row a ON a.county = g.county AND a.import = g.import AND a.number = g.number)sql",
      [&](const store::Row& row) {
        return PlaceQuestion{key.open(place_of("place", row.get<int>(0)), row.get<ByteView>(1)).reveal(),
                             row.get<std::int64_t>(2), row.get<bool>(3), row.get<std::optional<AreaId>>(4)};
      },
      import.county, import.id, import.area, import.source);
  std::ranges::sort(places, [](const PlaceQuestion& a, const PlaceQuestion& b) {
    return a.rows != b.rows ? a.rows > b.rows : a.place < b.place;
  });
  return places;
}

}  // namespace anxin::imports
