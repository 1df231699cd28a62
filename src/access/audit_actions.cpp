#include "access/audit_actions.h"

#include <fmt/format.h>

#include <limits>
#include <map>

#include "access/account_store.h"
#include "areas/area_actions.h"
#include "store/journal.h"

namespace anxin::access {
namespace {

constexpr std::int64_t lines_a_page = 100;

struct Chain {
  CountyId county;
  AreaId area;  // 0: the county's own chain, or with county 0 the platform's
};

// Communities have a chain of their own; what concerns the whole county stands in the county's, sign-ins and what the
// whole installation shares in the platform's.
Result<Chain> chain_of(Call& call, AreaId id) {
  const areas::Area area = TRY(areas::area_for(call, id, Permission::audit_read));
  if (areas::is_community(area)) return Chain{area.county, area.id};
  if (area.kind == "county") return Chain{area.county, AreaId()};
  if (area.id == areas::country_id) return Chain{CountyId(), AreaId()};
  return invalid("audit.no_chain_here", ".area_id");
}

std::string hex(const Bytes& bytes) {
  std::string text;
  for (const std::uint8_t byte : bytes) text += fmt::format("{:02x}", byte);
  return text;
}

}  // namespace

Result<AuditList> list_audit(Call& call, const AuditQuery& query) {
  const Chain chain = TRY(chain_of(call, query.area_id));
  const std::int64_t before = query.before.value_or(std::numeric_limits<std::int64_t>::max());
  AuditList list;
  std::map<AccountId, std::optional<std::string>> names;
  for (const store::JournalLine& line :
       store::latest_lines(call.tx, {chain.county, chain.area},
                           {query.object.value_or(""), query.object_id.value_or(0)}, before, lines_a_page)) {
    if (!names.contains(line.account)) {
      const std::optional<Account> account = find_account(call.tx, line.account);
      names[line.account] = account ? std::optional(account->name.reveal()) : std::nullopt;
    }
    list.items.push_back({line.seq, line.at, line.action, line.role, line.device, line.account, names[line.account],
                          line.object, line.object_id, line.facts, hex(line.hash)});
  }
  if (list.items.size() == lines_a_page) list.next = list.items.back().seq;
  return list;
}

Result<ChainCheck> check_chain(Call& call, const ChainQuery& query) {
  const Chain chain = TRY(chain_of(call, query.area_id));
  const auto broken = store::first_broken_line(call.tx, chain.county, chain.area);
  const auto last =
      store::latest_lines(call.tx, {chain.county, chain.area}, {}, std::numeric_limits<std::int64_t>::max(), 1);
  return ChainCheck{!broken.has_value(), last.empty() ? 0 : last.front().seq, broken};
}

}  // namespace anxin::access
