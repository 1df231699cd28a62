// The journal: one event for every change of state, in the same transaction. Timelines, audit, live updates and
// roll-ups all read it. A line holds keys, ids, codes and counts, never a personal value; before and after values go
// into `detail`, sealed under the subject's key, and the chain covers the ciphertext, so erasing keeps it whole.
//
//   append(call, {.action = "need.triaged", .county = need.county, .chain = need.community, .object = "need",
//                 .object_id = need.id.number(), .facts = R"({"urgency":"soon"})", .role = grant.role});
//
// Each chain (community, else county with chain 0, else the platform with county 0) counts from 1 without gaps:
// hash = SHA-256(previous hash ‖ line). Changing, deleting, inserting or swapping lines breaks it at a place.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/ids.h"
#include "base/private.h"
#include "base/time.h"
#include "store/sealing.h"

namespace anxin::store {

class Tx;
struct Call;

struct JournalDetail {
  SubjectKey key;
  PrivateText text;
};

struct JournalEntry {
  std::string action;       // "need.triaged"
  CountyId county = {};     // 0: the platform
  AreaId chain = {};        // the community; 0: the county's own chain
  std::string object = {};  // "need"
  std::int64_t object_id = 0;
  std::string facts = {};  // JSON of ids, codes, counts and keys only
  std::string role = {};   // as which role the caller acted
  std::string reason_key = {};
  PersonId on_behalf_of = {};
  std::optional<JournalDetail> detail = {};
};

struct JournalLine {
  CountyId county;
  AreaId chain;
  std::int64_t seq = 0;
  Instant at;
  std::string action;
  std::string object;
  std::int64_t object_id = 0;
  std::string facts;
  AccountId account;
  PersonId person;
  std::string role;
  std::string device;
  std::string reason_key;
  PersonId on_behalf_of;
  Bytes detail_digest;  // empty: no detail
  Bytes hash;
};

// Appends with the call's caller, device and instant; answers the line's number.
std::int64_t append(Call& call, const JournalEntry& entry);

// Where lines stand: the community's chain, the county's (area 0) or the platform's (county 0).
struct Chain {
  CountyId county = {};
  AreaId area = {};
};

struct LineFilter {
  std::string object = {};     // "": any
  std::int64_t object_id = 0;  // 0: any
};

// Lines after `after_seq`, oldest first.
std::vector<JournalLine> lines(Tx& tx, const Chain& chain, const LineFilter& filter, std::int64_t after_seq,
                               std::int64_t limit);
// Lines before `before_seq`, newest first.
std::vector<JournalLine> latest_lines(Tx& tx, const Chain& chain, const LineFilter& filter, std::int64_t before_seq,
                                      std::int64_t limit);
// All lines about one object (both parts of the filter are needed), in any chain of the county, oldest first.
std::vector<JournalLine> story_of(Tx& tx, CountyId county, const LineFilter& filter, std::int64_t limit);
// The sealed detail of a line; nothing when it has none. Throws vault::Damaged under another subject's key.
std::optional<PrivateText> detail(Tx& tx, const JournalLine& line, const SubjectKey& key);

struct ChainHead {
  CountyId county;
  AreaId chain;
  std::int64_t seq = 0;
  Bytes hash;
};

// Every chain's last line. A follower keeps the seq that it has read of each chain, and reads lines() from there.
std::vector<ChainHead> heads(Tx& tx);

// Reads the whole chain; answers the first line that does not hold, or nothing when all do.
std::optional<std::int64_t> first_broken_line(Tx& tx, CountyId county, AreaId chain);

}  // namespace anxin::store
