// The journal as an auditor reads it: lines of one chain, newest first, and the check that the chain is whole.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "store/call.h"

namespace anxin::access {

struct AuditQuery {
  AreaId area_id;
  std::optional<std::int64_t> before;  // number of the line above the page
  std::optional<std::string> object;
  std::optional<std::int64_t> object_id;
};
struct AuditLine {
  std::int64_t seq = 0;
  Instant at;
  std::string action;
  std::string role;
  std::string device;
  AccountId account_id;
  std::optional<std::string> by;
  std::string object;
  std::int64_t object_id = 0;
  std::string facts;
  std::string hash;  // hexadecimal
};
struct AuditList {
  std::vector<AuditLine> items;
  std::optional<std::int64_t> next;
};
struct ChainQuery {
  AreaId area_id;
};
struct ChainCheck {
  bool ok = false;
  std::int64_t lines = 0;
  std::optional<std::int64_t> broken_at;
};

Result<AuditList> list_audit(Call& call, const AuditQuery& query);
Result<ChainCheck> check_chain(Call& call, const ChainQuery& query);

}  // namespace anxin::access
