#include <fmt/format.h>

#include "store/backup.h"
#include "store/journal.h"
#include "store/own_connection.h"

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

}  // namespace

Findings verify(const std::string& url, const vault::Vault& vault) {
  Findings findings;
  read_beside(url, vault, [&](Tx& tx) {
    if (tx.dialect() == Dialect::sqlite) check_file(tx, findings);
    check_chains(tx, findings);
  });
  return findings;
}

}  // namespace anxin::store
