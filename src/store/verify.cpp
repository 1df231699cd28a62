#include <fmt/format.h>

#include <vector>

#include "store/backup.h"
#include "store/idempotency.h"
#include "store/journal.h"
#include "store/own_connection.h"
#include "store/sealed_columns.h"

namespace anxin::store {
namespace {

std::string first_text(const Row& row) { return row.get<std::string>(0); }

void check_file(Tx& tx, Findings& findings) {
  for (const std::string& said : tx.all("PRAGMA integrity_check", first_text)) {
    if (said != "ok") findings.problems.push_back("the file's structure: " + said);
  }
  for (const std::string& table : tx.all("PRAGMA foreign_key_check", first_text)) {
    findings.problems.push_back("a row of " + table + " refers to one that is not there");
  }
}

// Also chains whose head is gone.
void check_chains(Tx& tx, Findings& findings) {
  struct Chain {
    CountyId county;
    AreaId chain;
  };
  const auto chains = tx.all(R"sql(
    SELECT county, chain FROM journal_head UNION SELECT county, chain FROM journal ORDER BY 1, 2
  )sql",
                             [](const Row& row) {
                               return Chain{row.get<CountyId>(0), row.get<AreaId>(1)};
                             });
  findings.chains = static_cast<std::int64_t>(chains.size());
  for (const Chain& one : chains) {
    const auto broken = first_broken_line(tx, one.county, one.chain);
    if (!broken) continue;
    findings.problems.push_back(fmt::format("the journal's chain of county {}, area {} is broken at line {}",
                                            one.county.number(), one.chain.number(), *broken));
  }
  findings.lines =
      tx.first("SELECT count(*) FROM journal", [](const Row& row) { return row.get<std::int64_t>(0); }).value();
}

std::string sealed_query(const SealedColumns& sealed, const std::string& county) {
  std::string columns;
  for (const std::string& column : sealed.columns) columns += ", t." + column;
  if (sealed.owner.empty()) {
    return fmt::format("SELECT {}, t.{}, t.{}, t.sealed_key{} FROM {} t", county, sealed.subject, sealed.row, columns,
                       sealed.table);
  }
  // A key is looked for from the value's side, so that a value whose owner is gone is found too.
  return fmt::format(
      "SELECT {}, t.{}, t.{}, o.sealed_key{} FROM {} t LEFT JOIN {} o ON o.county = t.county AND o.id = t.{}", county,
      sealed.subject, sealed.row, columns, sealed.table, sealed.owner, sealed.subject);
}

// What is kept of accounts belongs to no county.
std::string county_column(Tx& tx, const SealedColumns& sealed) {
  const std::string columns = tx.dialect() == Dialect::sqlite
                                  ? "SELECT name FROM pragma_table_info($1) WHERE name = 'county'"
                                  : "SELECT column_name FROM information_schema.columns WHERE table_name = $1 AND "
                                    "column_name = 'county'";
  return tx.first(columns, first_text, sealed.table) ? "t.county" : "CAST(0 AS BIGINT)";
}

std::string name_of(const SealedColumns& sealed, const Row& row) {
  std::string name = fmt::format("{} {}", sealed.table, row.get<std::int64_t>(2));
  if (sealed.row != sealed.subject) name += fmt::format(" of {} {}", sealed.subject, row.get<std::int64_t>(1));
  return name + fmt::format(" (county {})", row.get<std::int64_t>(0));
}

// An emptied key is an erased subject: nothing of it opens, and that is meant.
void open_row(Tx& tx, const SealedColumns& sealed, const Row& row, Findings& findings) {
  constexpr int first_value = 4;
  const auto wrapped = row.get<std::optional<Bytes>>(3);
  if (!wrapped) return findings.problems.push_back(name_of(sealed, row) + ": there is no key for it");
  if (wrapped->empty()) return;
  std::string opening = "sealed_key";
  try {
    const SubjectKey key = tx.open_key(CountyId(row.get<std::int64_t>(0)), row.get<std::int64_t>(1), *wrapped);
    for (std::size_t column = 0; column < sealed.columns.size(); ++column) {
      const auto value = row.get<std::optional<Bytes>>(first_value + static_cast<int>(column));
      if (!value) continue;
      opening = sealed.columns[column];
      std::string place = sealed.table + "." + opening;
      if (sealed.numbered) place += "." + std::to_string(row.get<std::int64_t>(2));
      key.open(place, *value);
      ++findings.values;
    }
  } catch (const vault::Damaged&) {
    findings.problems.push_back(name_of(sealed, row) + ": " + opening + " does not open");
  }
}

void check_sealed(Tx& tx, Findings& findings) {
  for (const SealedColumns& sealed : sealed_columns(embedded_migrations())) {
    tx.all(sealed_query(sealed, county_column(tx, sealed)), [&](const Row& row) {
      open_row(tx, sealed, row, findings);
      return true;
    });
  }
  for (const std::string& name : unopened_answers(tx)) {
    findings.problems.push_back(name + ": answer does not open");
  }
}

}  // namespace

Findings verify(const std::string& url, const vault::Vault& vault) {
  Findings findings;
  read_beside(url, vault, [&](Tx& tx) {
    if (tx.dialect() == Dialect::sqlite) check_file(tx, findings);
    check_chains(tx, findings);
    check_sealed(tx, findings);
  });
  return findings;
}

}  // namespace anxin::store
