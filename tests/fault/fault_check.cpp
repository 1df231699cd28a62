#include "fault/fault_check.h"

#include <fmt/format.h>

#include <chrono>
#include <map>

#include "fault/fault_load.h"
#include "store/backup.h"
#include "store/database.h"

namespace anxin::fault {
namespace {

std::map<std::int64_t, std::int64_t> counts(Tx& tx, std::string_view sql) {
  std::map<std::int64_t, std::int64_t> counted;
  tx.all(sql, [&](const store::Row& row) { return counted[row.get<std::int64_t>(0)] = row.get<std::int64_t>(1); });
  return counted;
}

void compare(Tx& tx, const std::set<std::int64_t>& acknowledged, Found& found) {
  const auto halves = counts(tx, "SELECT number, count(*) FROM fault_half GROUP BY number");
  const auto lines = counts(tx, "SELECT object_id, count(*) FROM journal GROUP BY object_id");
  const auto totals = counts(tx, "SELECT chain, total FROM fault_total");
  std::map<std::int64_t, std::int64_t> sums;
  for (const auto& [number, count] : halves) {
    ++sums[number % chains];
    if (count != 2) found.wrongs.push_back(fmt::format("number {} is there by half", number));
    if (!lines.contains(number)) found.wrongs.push_back(fmt::format("number {} has no line in the journal", number));
    if (is_refused(number)) found.wrongs.push_back(fmt::format("number {} was refused and is there", number));
  }
  for (const auto& [number, count] : lines) {
    if (count != 1 || !halves.contains(number)) {
      found.wrongs.push_back(fmt::format("{} lines of the journal speak of number {}", count, number));
    }
  }
  for (const std::int64_t number : acknowledged) {
    if (!halves.contains(number)) found.wrongs.push_back(fmt::format("number {} was acknowledged and is lost", number));
  }
  for (const auto& [chain, total] : totals) {
    if (total != sums[chain]) found.wrongs.push_back(fmt::format("total {} is {}, not {}", chain, total, sums[chain]));
  }
  found.numbers = static_cast<std::int64_t>(halves.size());
}

}  // namespace

Found look(const std::string& url, const std::set<std::int64_t>& acknowledged) {
  Found found;
  const vault::Vault vault = vault::Vault::for_tests("fault");
  const auto start = std::chrono::steady_clock::now();
  const auto database = store::Database::open(url, vault);
  found.milliseconds_to_open =
      std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - start).count();
  database->read([&](Tx& tx) { compare(tx, acknowledged, found); });
  for (const std::string& problem : store::verify(url, vault).problems) found.wrongs.push_back(problem);
  return found;
}

}  // namespace anxin::fault
