// What the page shows of a need that waits, ended without tasks, or was joined to another: plain structs, described for
// the wire in outcome_page_json.h.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/ids.h"
#include "base/time.h"
#include "needs/need_card.h"

namespace anxin::needs {

struct PausePage {
  std::string stage_before;
  std::string reason;
  Day until;
  bool due = false;  // the day has come
  PersonName by;
  Instant at;
};
struct WithdrawalPage {
  std::optional<std::string> reason;
  PersonName by;
  Instant at;
};
struct ReplyPage {
  std::string words;
  std::string read_way;
  Instant read_at;
  std::string appeal;
  PersonName by;
  Instant at;
};
struct ReferralPage {
  std::string target;
  std::string state;
  std::optional<std::string> body;
  std::optional<std::string> outside_no;
  std::optional<std::string> words;
  PersonName by;
  Instant at;
  std::optional<PersonName> ended_by;
  std::optional<Instant> ended_at;
};
// A voice whose speaker has to hear that the need was joined to another; told_* once that is done.
struct ToTell {
  VoiceId voice_id;
  std::string name_masked;
  std::string way;
  std::string phone_masked;
  std::optional<std::string> told_way;
  std::optional<Instant> told_at;
  std::optional<PersonName> told_by;
};
struct MergePage {
  NeedId need_id;
  std::string need_no;
  PersonName by;
  Instant at;
  Instant undo_until;
  std::vector<ToTell> to_tell;
};
struct JoinedNeed {
  NeedId need_id;
  std::string need_no;
  int to_tell = 0;  // who have not heard of it yet
};

}  // namespace anxin::needs
