// The table of needs, with its judgements and numbers.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/scope.h"
#include "needs/need.h"
#include "store/tx.h"

namespace anxin::needs {

inline constexpr std::string_view public_code_purpose = "public_code";  // of the keyed hash

// What a new need brings besides itself.
struct NewNeed {
  Need need;
  std::string building;
  bool anonymous = false;
  bool call_back_owed = false;
  PrivateText summary;    // scrubbed words for cards
  PrivateText said_name;  // of somebody who is not in the register
  PrivateText public_code;
};

struct JudgedTriage {
  Triage triage;
  PersonId judged_by;
  Instant at;
};

std::int64_t next_number(Tx& tx, CountyId county, AreaId community, int year);
void insert_need(Tx& tx, const NewNeed& fresh);

// Outside the scope = not there.
std::optional<Need> find_need(Tx& tx, const Scope& scope, NeedId id);
std::optional<Need> find_need_in(Tx& tx, CountyId county, NeedId id);
// Writes the moving parts (stage, owner, judgement, dues, counters); conflict "need.changed" when the revision moved.
Result<Done> update_need(Tx& tx, const Need& need);
void set_done(Tx& tx, const Need& need, std::optional<Instant> at);  // nothing: not done any more
void set_closed(Tx& tx, const Need& need, Instant at, bool lit, const std::optional<std::string>& satisfaction);
void set_call_back_owed(Tx& tx, const Need& need, bool owed);

void insert_triage(Tx& tx, const Need& need, const JudgedTriage& judged);
std::optional<JudgedTriage> newest_triage(Tx& tx, const Need& need);

// The key under which details of journal lines about this need are sealed.
store::SubjectKey key_for_details(Tx& tx, const Need& need);
PrivateText public_code_of(Tx& tx, const Need& need);
PrivateText summary_of(Tx& tx, const Need& need);
bool call_back_is_owed(Tx& tx, const Need& need);

// Open needs that this person owns here: to share out new ones evenly.
std::int64_t open_needs_of(Tx& tx, CountyId county, AreaId community, PersonId owner);

}  // namespace anxin::needs
