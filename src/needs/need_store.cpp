#include "needs/need_store.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace anxin::needs {
namespace {

constexpr std::string_view summary_place = "need.summary";
constexpr std::string_view said_name_place = "need.said_name";
constexpr std::string_view public_code_place = "need.public_code";

std::optional<Bytes> sealed(const store::SubjectKey& key, std::string_view place, const PrivateText& text) {
  if (text.empty()) return std::nullopt;
  return key.seal(place, text);
}

// However the code is read out or typed, it is looked up by its digits.
std::string without_blanks(std::string code) {
  std::erase(code, ' ');
  return code;
}

Need need_of(const store::Row& row) {
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
          .door = row.get<std::optional<DoorId>>(10),
          .owner = row.get<PersonId>(11),
          .requester = row.get<std::optional<PersonId>>(12),
          .affected = row.get<std::optional<PersonId>>(13),
          .received = row.get<Instant>(14),
          .triage_due = row.get<Instant>(15),
          .clock_from = row.get<Instant>(22),
          .closing_due = row.get<std::optional<Instant>>(16),
          .due_imported = row.get<bool>(17),
          .reopened = row.get<int>(18),
          .urgency = row.get<std::optional<std::string>>(19),
          .difficulty = row.get<std::optional<std::string>>(20),
          .category = row.get<std::optional<std::string>>(21)};
}

store::SubjectKey key_of(Tx& tx, const Need& need) {
  const auto wrapped = tx.first(R"sql(SELECT sealed_key FROM need WHERE county = $1 AND id = $2)sql",
                                [](const store::Row& row) { return row.get<Bytes>(0); }, need.county, need.id);
  return tx.open_key(need.county, need.id.number(), wrapped.value());
}

std::string joined(const std::vector<std::string>& words) { return fmt::format("{}", fmt::join(words, " ")); }

std::vector<std::string> split(std::string_view text) {
  std::vector<std::string> words;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    words.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return words;
}

}  // namespace

std::int64_t next_number(Tx& tx, CountyId county, AreaId community, int year) {
  return *tx.first(R"sql(
    INSERT INTO need_counter (county, community, year, last) VALUES ($1, $2, $3, 1)
    ON CONFLICT (county, community, year) DO UPDATE SET last = need_counter.last + 1 RETURNING last)sql",
                   [](const store::Row& row) { return row.get<std::int64_t>(0); }, county, community, year);
}

void insert_need(Tx& tx, const NewNeed& fresh) {
  const Need& need = fresh.need;
  const store::SubjectKey key = tx.new_key(need.county, need.id.number());
  tx.run(R"sql(
    INSERT INTO need (county, id, community, area_path, revision, need_no, stage, emergency, channel, estate, door,
                      building, owner, requester, affected, anonymous, received, triage_due, clock_from, closing_due,
                      due, due_imported, reopened, call_back_owed, lit, sealed_key, summary, said_name, public_code,
                      public_code_hash)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, 0,
            $23, FALSE, $24, $25, $26, $27, $28))sql",
         need.county, need.id, need.community, need.path.text(), need.revision, need.need_no, word_of(need.stage),
         need.emergency, need.channel, need.estate, need.door, fresh.building, need.owner, need.requester,
         need.affected, fresh.anonymous, need.received, need.triage_due, need.clock_from, need.closing_due,
         due_of(need), need.due_imported, fresh.call_back_owed, key.wrapped(), key.seal(summary_place, fresh.summary),
         sealed(key, said_name_place, fresh.said_name), key.seal(public_code_place, fresh.public_code),
         tx.vault().lookup_hash(need.county, public_code_purpose, without_blanks(fresh.public_code.reveal())));
}

std::optional<Need> find_need_in(Tx& tx, CountyId county, NeedId id) {
  return tx.first(R"sql(
    SELECT county, id, community, area_path, revision, need_no, stage, emergency, channel, estate, door, owner,
           requester, affected, received, triage_due, closing_due, due_imported, reopened, urgency, difficulty,
           category, clock_from
    FROM need WHERE county = $1 AND id = $2)sql",
                  need_of, county, id);
}

std::optional<Need> find_need(Tx& tx, const Scope& scope, NeedId id) {
  for (const std::int64_t county : scope.counties()) {
    std::optional<Need> need = find_need_in(tx, CountyId(county), id);
    if (need && scope.covers(need->path)) return need;
  }
  return std::nullopt;
}

Result<Done> update_need(Tx& tx, const Need& need) {
  const std::int64_t changed =
      tx.run(R"sql(
    UPDATE need SET revision = revision + 1, stage = $4, owner = $5, closing_due = $6, due = $7, reopened = $8,
           urgency = $9, difficulty = $10, category = $11, clock_from = $12, due_imported = $13
    WHERE county = $1 AND id = $2 AND revision = $3)sql",
             need.county, need.id, need.revision, word_of(need.stage), need.owner, need.closing_due, due_of(need),
             need.reopened, need.urgency, need.difficulty, need.category, need.clock_from, need.due_imported);
  if (changed == 0) return conflict("need.changed");
  return Done{};
}

void set_done(Tx& tx, const Need& need, std::optional<Instant> at) {
  tx.run(R"sql(UPDATE need SET done_at = $3 WHERE county = $1 AND id = $2)sql", need.county, need.id, at);
}

void set_closed(Tx& tx, const Need& need, Instant at, bool lit, const std::optional<std::string>& satisfaction) {
  tx.run(R"sql(
    UPDATE need SET closed_at = $3, lit = $4, satisfaction = $5, call_back_owed = FALSE
    WHERE county = $1 AND id = $2)sql",
         need.county, need.id, at, lit, satisfaction);
}

void set_call_back_owed(Tx& tx, const Need& need, bool owed) {
  tx.run(R"sql(UPDATE need SET call_back_owed = $3 WHERE county = $1 AND id = $2)sql", need.county, need.id, owed);
}

void insert_triage(Tx& tx, const Need& need, const JudgedTriage& judged) {
  const Triage& triage = judged.triage;
  const auto number = tx.first(R"sql(
    SELECT coalesce(max(number), 0) + 1 FROM triage WHERE county = $1 AND need = $2)sql",
                               [](const store::Row& row) { return row.get<std::int64_t>(0); }, need.county, need.id);
  const store::SubjectKey key = tx.new_key(need.county, need.id.number());
  tx.run(R"sql(
    INSERT INTO triage (county, need, number, judged_by, at, urgency, difficulty, category, populations,
                        public_interest, feasible, sealed_key, urgency_reason, difficulty_reason,
                        public_interest_reason, feasible_reason)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16))sql",
         need.county, need.id, *number, judged.judged_by, judged.at, triage.urgency, triage.difficulty, triage.category,
         joined(triage.populations), triage.public_interest, triage.feasible, key.wrapped(),
         key.seal("triage.urgency_reason", triage.urgency_reason),
         key.seal("triage.difficulty_reason", triage.difficulty_reason),
         key.seal("triage.public_interest_reason", triage.public_interest_reason),
         key.seal("triage.feasible_reason", triage.feasible_reason));
}

std::optional<JudgedTriage> newest_triage(Tx& tx, const Need& need) {
  return tx.first(R"sql(
    SELECT urgency, difficulty, category, populations, public_interest, feasible, sealed_key, urgency_reason,
           difficulty_reason, public_interest_reason, feasible_reason, judged_by, at
    FROM triage WHERE county = $1 AND need = $2 ORDER BY number DESC LIMIT 1)sql",
                  [&](const store::Row& row) {
                    const store::SubjectKey key = tx.open_key(need.county, need.id.number(), row.get<ByteView>(6));
                    return JudgedTriage{
                        {.urgency = row.get<std::string>(0),
                         .difficulty = row.get<std::string>(1),
                         .category = row.get<std::string>(2),
                         .populations = split(row.get<std::string>(3)),
                         .public_interest = row.get<bool>(4),
                         .feasible = row.get<bool>(5),
                         .urgency_reason = key.open("triage.urgency_reason", row.get<ByteView>(7)),
                         .difficulty_reason = key.open("triage.difficulty_reason", row.get<ByteView>(8)),
                         .public_interest_reason = key.open("triage.public_interest_reason", row.get<ByteView>(9)),
                         .feasible_reason = key.open("triage.feasible_reason", row.get<ByteView>(10))},
                        row.get<PersonId>(11),
                        row.get<Instant>(12)};
                  },
                  need.county, need.id);
}

store::SubjectKey key_for_details(Tx& tx, const Need& need) { return key_of(tx, need); }

PrivateText public_code_of(Tx& tx, const Need& need) {
  const store::SubjectKey key = key_of(tx, need);
  return *tx.first(R"sql(SELECT public_code FROM need WHERE county = $1 AND id = $2)sql",
                   [&](const store::Row& row) { return key.open(public_code_place, row.get<ByteView>(0)); },
                   need.county, need.id);
}

PrivateText summary_of(Tx& tx, const Need& need) {
  const store::SubjectKey key = key_of(tx, need);
  return *tx.first(R"sql(SELECT summary FROM need WHERE county = $1 AND id = $2)sql",
                   [&](const store::Row& row) { return key.open(summary_place, row.get<ByteView>(0)); }, need.county,
                   need.id);
}

bool call_back_is_owed(Tx& tx, const Need& need) {
  return *tx.first(R"sql(SELECT call_back_owed FROM need WHERE county = $1 AND id = $2)sql",
                   [](const store::Row& row) { return row.get<bool>(0); }, need.county, need.id);
}

std::int64_t open_needs_of(Tx& tx, CountyId county, AreaId community, PersonId owner) {
  return *tx.first(R"sql(
    SELECT count(*) FROM need
    WHERE county = $1 AND owner = $2 AND community = $3 AND stage NOT IN ('closed', 'withdrawn', 'merged'))sql",
                   [](const store::Row& row) { return row.get<std::int64_t>(0); }, county, owner, community);
}

}  // namespace anxin::needs
