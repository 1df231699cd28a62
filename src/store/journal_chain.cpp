#include "store/journal_chain.h"

#include <charconv>

#include "store/tx.h"
#include "vault/digest.h"

namespace anxin::store {
namespace {

constexpr std::string_view line_format = "1";  // a new order or field gets a new number
constexpr std::size_t hash_size = 32;
constexpr std::int64_t lines_at_a_time = 1000;

void append_field(std::string& text, std::string_view field) {
  std::array<char, 20> length{};
  const auto end = std::to_chars(length.data(), length.data() + length.size(), field.size()).ptr;
  text.append(length.data(), end);
  text += ':';
  text += field;
  text += ',';
}

void append_number(std::string& text, std::int64_t number) {
  std::array<char, 24> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
  append_field(text, {digits.data(), static_cast<std::size_t>(end - digits.data())});
}

void append_octets(std::string& text, const Bytes& octets) {
  append_field(text, {reinterpret_cast<const char*>(octets.data()), octets.size()});
}

// The first of these lines that does not follow from the one before it.
std::optional<std::int64_t> first_broken(const std::vector<JournalLine>& read, std::int64_t& seq, Bytes& hash) {
  for (const JournalLine& line : read) {
    if (line.seq != seq + 1 || line.hash != chain_hash(hash, line)) return seq + 1;
    seq = line.seq;
    hash = line.hash;
  }
  return std::nullopt;
}

// The first line whose sealed detail is not the one that its digest speaks of. A line without a detail has no row.
std::optional<std::int64_t> first_broken_detail(Tx& tx, CountyId county, AreaId chain) {
  struct Detail {
    std::int64_t seq;
    Bytes sealed;
    std::optional<Bytes> digest;
  };
  std::int64_t after = 0;
  for (;;) {
    const auto details =
        tx.all(R"sql(
      SELECT d.seq, d.sealed, j.detail_digest
      FROM journal_detail d LEFT JOIN journal j ON j.county = d.county AND j.chain = d.chain AND j.seq = d.seq
      WHERE d.county = $1 AND d.chain = $2 AND d.seq > $3 ORDER BY d.seq LIMIT $4
    )sql",
               [](const Row& row) {
                 return Detail{row.get<std::int64_t>(0), row.get<Bytes>(1), row.get<std::optional<Bytes>>(2)};
               },
               county, chain, after, lines_at_a_time);
    for (const Detail& found : details) {
      if (!found.digest || vault::sha256(found.sealed) != *found.digest) return found.seq;
      after = found.seq;
    }
    if (details.empty()) return std::nullopt;
  }
}

// The first line that speaks of a detail which is not there. Erasure takes the key away, never the ciphertext.
std::optional<std::int64_t> first_lost_detail(Tx& tx, CountyId county, AreaId chain) {
  return tx.first(R"sql(
    SELECT j.seq FROM journal j
    WHERE j.county = $1 AND j.chain = $2 AND length(j.detail_digest) > 0 AND NOT EXISTS (
      SELECT 1 FROM journal_detail d WHERE d.county = j.county AND d.chain = j.chain AND d.seq = j.seq)
    ORDER BY j.seq LIMIT 1
  )sql",
                  [](const Row& row) { return row.get<std::int64_t>(0); }, county, chain);
}

}  // namespace

Bytes chain_start() { return Bytes(hash_size, 0); }

Bytes chain_hash(const Bytes& previous, const JournalLine& line) {
  std::string text;
  text.reserve(256 + line.facts.size());
  text.append(reinterpret_cast<const char*>(previous.data()), previous.size());
  append_field(text, line_format);
  append_number(text, line.county.number());
  append_number(text, line.chain.number());
  append_number(text, line.seq);
  append_number(text, line.at.microseconds());
  append_field(text, line.action);
  append_field(text, line.object);
  append_number(text, line.object_id);
  append_field(text, line.facts);
  append_number(text, line.account.number());
  append_number(text, line.person.number());
  append_field(text, line.role);
  append_field(text, line.device);
  append_field(text, line.reason_key);
  append_number(text, line.on_behalf_of.number());
  append_octets(text, line.detail_digest);
  return vault::sha256(text);
}

std::optional<std::int64_t> first_broken_line(Tx& tx, CountyId county, AreaId chain) {
  std::int64_t seq = 0;
  Bytes hash = chain_start();
  for (;;) {
    const std::vector<JournalLine> read = lines(tx, {county, chain}, {}, seq, lines_at_a_time);
    if (const auto broken = first_broken(read, seq, hash)) return broken;
    if (read.empty()) break;
  }
  const auto head = tx.first(
      "SELECT seq, hash FROM journal_head WHERE county = $1 AND chain = $2",
      [](const Row& row) { return std::pair(row.get<std::int64_t>(0), row.get<Bytes>(1)); }, county, chain);
  const std::pair<std::int64_t, Bytes> end{seq, hash};
  if (head ? *head != end : seq > 0) return seq + 1;  // the tail is cut, or the head is
  const auto broken = first_broken_detail(tx, county, chain);
  return broken ? broken : first_lost_detail(tx, county, chain);
}

}  // namespace anxin::store
