#include "store/journal.h"

#include <fmt/format.h>

#include "store/call.h"
#include "store/failure.h"
#include "store/journal_chain.h"
#include "vault/digest.h"

namespace anxin::store {
namespace {

ChainHead read_head(const Row& row) {
  return {row.get<CountyId>(0), row.get<AreaId>(1), row.get<std::int64_t>(2), row.get<Bytes>(3)};
}

std::optional<ChainHead> locked_head(Tx& tx, CountyId county, AreaId chain) {
  return tx.first("SELECT county, chain, seq, hash FROM journal_head WHERE county = $1 AND chain = $2 @for_update",
                  read_head, county, chain);
}

// The chain's head, made when this is its first line, and locked: whoever appends next waits for this transaction.
ChainHead head_of(Tx& tx, CountyId county, AreaId chain) {
  if (auto head = locked_head(tx, county, chain)) return *head;
  tx.run("INSERT INTO journal_head (county, chain, seq, hash) VALUES ($1, $2, 0, $3) ON CONFLICT DO NOTHING", county,
         chain, chain_start());
  return locked_head(tx, county, chain).value();
}

// The place of a detail within its chain is part of what it is sealed with.
std::string detail_column(CountyId county, AreaId chain, std::int64_t seq) {
  return fmt::format("journal_detail/{}/{}/{}", county.number(), chain.number(), seq);
}

Bytes keep_detail(Tx& tx, const JournalLine& line, const JournalDetail& detail) {
  const Bytes sealed = detail.key.seal(detail_column(line.county, line.chain, line.seq), detail.text);
  tx.run("INSERT INTO journal_detail (county, chain, seq, sealed) VALUES ($1, $2, $3, $4)", line.county, line.chain,
         line.seq, sealed);
  return vault::sha256(sealed);
}

void insert(Tx& tx, const JournalLine& line) {
  tx.run(R"sql(
    INSERT INTO journal (county, chain, seq, at, action, object, object_id, facts, account, person, role, device,
                         reason_key, on_behalf_of, detail_digest, hash)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
  )sql",
         line.county, line.chain, line.seq, line.at, line.action, line.object, line.object_id, line.facts, line.account,
         line.person, line.role, line.device, line.reason_key, line.on_behalf_of, line.detail_digest, line.hash);
}

JournalLine line_of(const Call& call, const JournalEntry& entry, std::int64_t seq) {
  return {.county = entry.county,
          .chain = entry.chain,
          .seq = seq,
          .at = call.now,
          .action = entry.action,
          .object = entry.object,
          .object_id = entry.object_id,
          .facts = entry.facts,
          .account = call.caller.account,
          .person = call.caller.person,
          .role = entry.role,
          .device = call.caller.device,
          .reason_key = entry.reason_key,
          .on_behalf_of = entry.on_behalf_of,
          .detail_digest = {},
          .hash = {}};
}

JournalLine read_line(const Row& row) {
  return {.county = row.get<CountyId>(0),
          .chain = row.get<AreaId>(1),
          .seq = row.get<std::int64_t>(2),
          .at = row.get<Instant>(3),
          .action = row.get<std::string>(4),
          .object = row.get<std::string>(5),
          .object_id = row.get<std::int64_t>(6),
          .facts = row.get<std::string>(7),
          .account = row.get<AccountId>(8),
          .person = row.get<PersonId>(9),
          .role = row.get<std::string>(10),
          .device = row.get<std::string>(11),
          .reason_key = row.get<std::string>(12),
          .on_behalf_of = row.get<PersonId>(13),
          .detail_digest = row.get<Bytes>(14),
          .hash = row.get<Bytes>(15)};
}

}  // namespace

std::int64_t append(Call& call, const JournalEntry& entry) {
  Tx& tx = call.tx;
  const ChainHead head = head_of(tx, entry.county, entry.chain);
  JournalLine line = line_of(call, entry, head.seq + 1);
  if (entry.detail) line.detail_digest = keep_detail(tx, line, *entry.detail);
  line.hash = chain_hash(head.hash, line);
  insert(tx, line);
  tx.run("UPDATE journal_head SET seq = $3, hash = $4 WHERE county = $1 AND chain = $2", entry.county, entry.chain,
         line.seq, line.hash);
  return line.seq;
}

std::vector<JournalLine> lines(Tx& tx, const Chain& chain, const LineFilter& filter, std::int64_t after_seq,
                               std::int64_t limit) {
  return tx.all(R"sql(
    SELECT county, chain, seq, at, action, object, object_id, facts, account, person, role, device, reason_key,
           on_behalf_of, detail_digest, hash
    FROM journal
    WHERE county = $1 AND chain = $2 AND seq > $3 AND (CAST($4 AS TEXT) = '' OR object = $4)
      AND (CAST($5 AS BIGINT) = 0 OR object_id = $5)
    ORDER BY seq LIMIT $6
  )sql",
                read_line, chain.county, chain.area, after_seq, filter.object, filter.object_id, limit);
}

std::vector<JournalLine> latest_lines(Tx& tx, const Chain& chain, const LineFilter& filter, std::int64_t before_seq,
                                      std::int64_t limit) {
  return tx.all(R"sql(
    SELECT county, chain, seq, at, action, object, object_id, facts, account, person, role, device, reason_key,
           on_behalf_of, detail_digest, hash
    FROM journal
    WHERE county = $1 AND chain = $2 AND seq < $3 AND (CAST($4 AS TEXT) = '' OR object = $4)
      AND (CAST($5 AS BIGINT) = 0 OR object_id = $5)
    ORDER BY seq DESC LIMIT $6
  )sql",
                read_line, chain.county, chain.area, before_seq, filter.object, filter.object_id, limit);
}

std::vector<JournalLine> story_of(Tx& tx, CountyId county, const LineFilter& filter, std::int64_t limit) {
  return tx.all(R"sql(
    SELECT county, chain, seq, at, action, object, object_id, facts, account, person, role, device, reason_key,
           on_behalf_of, detail_digest, hash
    FROM journal
    WHERE county = $1 AND object_id = $2 AND object = $3
    ORDER BY at, chain, seq LIMIT $4
  )sql",
                read_line, county, filter.object_id, filter.object, limit);
}

std::optional<PrivateText> detail(Tx& tx, const JournalLine& line, const SubjectKey& key) {
  const auto sealed = tx.first(
      "SELECT sealed FROM journal_detail WHERE county = $1 AND chain = $2 AND seq = $3",
      [](const Row& row) { return row.get<Bytes>(0); }, line.county, line.chain, line.seq);
  if (!sealed) return std::nullopt;
  return key.open(detail_column(line.county, line.chain, line.seq), *sealed);
}

std::vector<ChainHead> heads(Tx& tx) {
  return tx.all("SELECT county, chain, seq, hash FROM journal_head ORDER BY county, chain", read_head);
}

}  // namespace anxin::store
