#include "needs/need_list_store.h"

#include <fmt/format.h>

#include <string_view>

#include "needs/need_store.h"

namespace anxin::needs {
namespace {

// The same columns for every card: need, then the requester from the register.
constexpr std::string_view card_columns = R"sql(
    SELECT n.county, n.id, n.community, n.area_path, n.revision, n.need_no, n.stage, n.emergency, n.channel, n.estate,
           n.owner, n.requester, n.affected, n.received, n.triage_due, n.closing_due, n.due_imported, n.reopened,
           n.urgency, n.difficulty, n.category, n.building, n.anonymous, n.call_back_owed, n.done_at, n.closed_at,
           n.satisfaction, n.lit, n.sealed_key, n.summary, n.said_name, p.sealed_key, p.name, p.sex, p.birth, n.door,
           n.clock_from
    FROM need n LEFT JOIN v_person p ON p.county = n.county AND p.id = n.requester )sql";

Need card_need(const store::Row& row) {
  return {.county = row.get<CountyId>(0),
          .id = row.get<NeedId>(1),
          .community = row.get<AreaId>(2),
          .path = AreaPath(row.get<std::string>(3)),
          .revision = row.get<std::int64_t>(4),
          .need_no = row.get<std::string>(5),
          .stage = stage_of(row.get<std::string>(6)).value(),
          .before = std::nullopt,
          .emergency = row.get<bool>(7),
          .channel = row.get<std::string>(8),
          .estate = row.get<std::optional<AreaId>>(9),
          .door = row.get<std::optional<DoorId>>(35),
          .owner = row.get<PersonId>(10),
          .requester = row.get<std::optional<PersonId>>(11),
          .affected = row.get<std::optional<PersonId>>(12),
          .received = row.get<Instant>(13),
          .triage_due = row.get<Instant>(14),
          .clock_from = row.get<Instant>(36),
          .closing_due = row.get<std::optional<Instant>>(15),
          .due_imported = row.get<bool>(16),
          .reopened = row.get<int>(17),
          .urgency = row.get<std::optional<std::string>>(18),
          .difficulty = row.get<std::optional<std::string>>(19),
          .category = row.get<std::optional<std::string>>(20)};
}

CardRow card_of(Tx& tx, const store::Row& row) {
  CardRow card;
  card.need = card_need(row);
  card.building = row.get<std::optional<std::string>>(21);
  card.anonymous = row.get<bool>(22);
  card.call_back_owed = row.get<bool>(23);
  card.done_at = row.get<std::optional<Instant>>(24);
  card.closed_at = row.get<std::optional<Instant>>(25);
  card.satisfaction = row.get<std::optional<std::string>>(26);
  card.lit = row.get<bool>(27);
  const store::SubjectKey key = tx.open_key(card.need.county, card.need.id.number(), row.get<ByteView>(28));
  card.summary = key.open("need.summary", row.get<ByteView>(29));
  if (const auto said = row.get<std::optional<ByteView>>(30)) card.who_name = key.open("need.said_name", *said);
  if (const auto wrapped = row.get<std::optional<ByteView>>(31)) {
    const store::SubjectKey person = tx.open_key(card.need.county, card.need.requester->number(), *wrapped);
    card.who_name = person.open(people::name_place, row.get<ByteView>(32));
    card.who_sex = row.get<std::string>(33);
    if (const auto birth = row.get<std::optional<ByteView>>(34)) {
      card.who_birth = people::Birth::parse(person.open(people::birth_place, *birth).reveal());
    }
  }
  return card;
}

// The condition on $2. One text for both would keep the database from its index by community.
std::string_view inside(const NeedPlace& place) {
  return place.community ? R"sql(n.community = $2)sql" : R"sql(n.area_path LIKE $2 || '%')sql";
}

store::Value key_of(const NeedPlace& place) {
  return place.community ? store::Value(*place.community) : store::Value(place.path.text());
}

constexpr std::string_view filter_clause = R"sql(
    WHERE n.county = $1 AND {}
      AND (CAST($3 AS TEXT) IS NULL OR n.urgency = $3) AND (CAST($4 AS TEXT) IS NULL OR n.difficulty = $4)
      AND (CAST($5 AS TEXT) IS NULL OR n.channel = $5) AND (CAST($6 AS BIGINT) = 0 OR n.category @in($14))
      AND (CAST($7 AS BIGINT) IS NULL OR n.estate = $7) AND (CAST($8 AS BIGINT) IS NULL OR n.owner = $8)
      AND (CAST($9 AS BIGINT) IS NULL OR n.due < $9) AND (CAST($10 AS BIGINT) IS NULL OR n.id < $10)
      AND n.stage @in($11) AND (CAST($12 AS BIGINT) IS NULL OR n.requester = $12) )sql";

const std::vector<std::string>& all_stages() {
  static const std::vector<std::string> stages = [] {
    std::vector<std::string> all = open_stages();
    all.insert(all.end(), {"closed", "withdrawn", "merged"});
    return all;
  }();
  return stages;
}

std::vector<CardRow> cards(Tx& tx, const CardFilter& filter, std::string_view order) {
  const std::string where = fmt::format(filter_clause, inside(filter.place));
  const std::string sql = fmt::format("{}{}{}", card_columns, where, order);
  return tx.all(
      sql, [&](const store::Row& row) { return card_of(tx, row); }, filter.place.county, key_of(filter.place),
      filter.urgency, filter.difficulty, filter.channel, static_cast<std::int64_t>(filter.categories.size()),
      filter.estate, filter.owner, filter.late_at, filter.before, filter.stages.empty() ? all_stages() : filter.stages,
      filter.requester, filter.limit, filter.categories);
}

}  // namespace

std::vector<CardRow> list_cards(Tx& tx, const CardFilter& filter) {
  return cards(tx, filter, R"sql(ORDER BY n.id DESC LIMIT $13)sql");
}

std::vector<CardRow> column_cards(Tx& tx, const CardFilter& filter) {
  return cards(tx, filter, R"sql(ORDER BY n.emergency DESC, n.due NULLS LAST, n.id LIMIT $13)sql");
}

std::optional<CardRow> find_card_in(Tx& tx, CountyId county, NeedId id) {
  const std::string sql = fmt::format("{}{}", card_columns, R"sql(WHERE n.county = $1 AND n.id = $2)sql");
  return tx.first(
      sql, [&](const store::Row& row) { return card_of(tx, row); }, county, id);
}

std::optional<CardRow> find_card(Tx& tx, const Need& need) { return find_card_in(tx, need.county, need.id); }

std::vector<NeedId> find_by_numbers(Tx& tx, CountyId county, const AreaPath& within,
                                    const std::vector<std::string>& numbers) {
  return tx.all(R"sql(
    SELECT id FROM need WHERE county = $1 AND need_no @in($3) AND area_path LIKE $2 || '%' ORDER BY id DESC)sql",
                [](const store::Row& row) { return row.get<NeedId>(0); }, county, within.text(), numbers);
}

std::vector<NeedId> find_by_public_code(Tx& tx, CountyId county, const AreaPath& within, std::string_view digits) {
  return tx.all(R"sql(
    SELECT id FROM need WHERE county = $1 AND public_code_hash = $3 AND area_path LIKE $2 || '%' ORDER BY id DESC)sql",
                [](const store::Row& row) { return row.get<NeedId>(0); }, county, within.text(),
                tx.vault().lookup_hash(county, public_code_purpose, digits));
}

std::vector<StageCount> count_stages(Tx& tx, const NeedPlace& place, Instant now) {
  const std::string sql = fmt::format(R"sql(
    SELECT n.stage, count(*), count(*) FILTER (WHERE n.due < $3) FROM need n
    WHERE n.county = $1 AND {} AND n.stage NOT IN ('closed', 'withdrawn', 'merged')
    GROUP BY n.stage)sql",
                                      inside(place));
  return tx.all(
      sql,
      [](const store::Row& row) {
        return StageCount{stage_of(row.get<std::string>(0)).value(), row.get<std::int64_t>(1),
                          row.get<std::int64_t>(2)};
      },
      place.county, key_of(place), now);
}

std::vector<MatrixCell> count_matrix(Tx& tx, const NeedPlace& place) {
  const std::string sql = fmt::format(R"sql(
    SELECT n.urgency, n.difficulty, count(*) FROM need n
    WHERE n.county = $1 AND {} AND n.stage NOT IN ('registered', 'closed', 'withdrawn', 'merged')
      AND n.urgency IS NOT NULL
    GROUP BY n.urgency, n.difficulty ORDER BY n.urgency, n.difficulty)sql",
                                      inside(place));
  return tx.all(
      sql,
      [](const store::Row& row) {
        return MatrixCell{row.get<std::string>(0), row.get<std::string>(1), row.get<std::int64_t>(2)};
      },
      place.county, key_of(place));
}

std::vector<ChannelCount> count_channels(Tx& tx, const NeedPlace& place, Instant from) {
  const std::string sql = fmt::format(R"sql(
    SELECT n.channel, count(*) FROM need n WHERE n.county = $1 AND {} AND n.received >= $3
    GROUP BY n.channel ORDER BY 2 DESC, 1)sql",
                                      inside(place));
  return tx.all(
      sql,
      [](const store::Row& row) {
        return ChannelCount{row.get<std::string>(0), row.get<std::int64_t>(1)};
      },
      place.county, key_of(place), from);
}

MonthFigures month_figures(Tx& tx, const NeedPlace& place, Instant from) {
  const std::string sql = fmt::format(R"sql(
    SELECT (SELECT count(*) FROM need n WHERE n.county = $1 AND {0} AND n.received >= $3),
           count(*), CAST(sum(n.done_at - n.received) AS BIGINT)
    FROM need n WHERE n.county = $1 AND {0} AND n.closed_at >= $3 AND n.lit)sql",
                                      inside(place));
  const auto read_figures = [](const store::Row& row) {
    MonthFigures figures{row.get<std::int64_t>(0), row.get<std::int64_t>(1), std::nullopt};
    const auto sum = row.get<std::optional<std::int64_t>>(2);
    constexpr std::int64_t hour = std::int64_t{3'600} * 1'000'000;
    if (sum && figures.lit > 0) figures.average_hours = *sum / figures.lit / hour;
    return figures;
  };
  return tx.first(sql, read_figures, place.county, key_of(place), from).value_or(MonthFigures());
}

}  // namespace anxin::needs
