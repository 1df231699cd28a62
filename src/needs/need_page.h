// What the page of one need shows: plain structs, filled by the actions, described for the wire in need_page_json.h.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/ids.h"
#include "base/time.h"
#include "needs/need_card.h"
#include "needs/outcome_page.h"

namespace anxin::needs {

struct ScorePartWire {
  std::string key;
  int points = 0;
};
struct ScoreWire {
  int value = 0;
  std::vector<ScorePartWire> parts;
};
struct TriagePage {
  std::vector<std::string> populations;
  bool public_interest = false;
  std::string public_interest_reason;
  bool feasible = false;
  std::string feasible_reason;
  std::string urgency_reason;
  std::string difficulty_reason;
  PersonName judged_by;
  Instant at;
};
struct OnBehalfPage {
  std::string relation;
  std::string name_masked;
  std::string phone_masked;
};
struct HotlinePage {
  std::string source;
  std::string order_no;
  std::string order_kind;
  std::optional<Instant> due;
};
struct VoicePage {
  VoiceId id;
  NeedId need_id;  // its own need, when that was joined to this one
  std::string channel;
  std::string words;
  PersonName recorder;
  std::string recorder_role;
  std::optional<PersonId> requester_id;
  std::string name_masked;
  bool anonymous = false;
  std::optional<OnBehalfPage> on_behalf;
  std::string address_masked;  // estate and building only
  Instant happened;
  std::string happened_precision;
  Instant received;
  std::string call_back_way;
  std::string phone_masked;  // the number to call back
  bool phone_of_affected = false;
  std::optional<HotlinePage> hotline;
  std::optional<std::string> met;
};
struct NotePage {
  TaskNoteId id;
  Instant at;
  PersonName by;
  std::string words;
};
struct TaskPage {
  TaskId id;
  std::int64_t revision = 0;
  std::string what;
  PersonName handler;
  Day due;
  std::string state;
  std::optional<std::string> result;
  std::optional<Day> done_on;
  std::vector<PersonName> took_part;
  std::vector<NotePage> notes;
  std::optional<std::string> may_work;  // null: this caller may; else the key of the reason why not
};
struct CallBackPage {
  CallBackId id;
  VoiceId voice_id;
  Instant at;
  PersonName by;
  bool reached = false;
  std::string way;
  std::optional<bool> solved;
  std::optional<std::string> satisfaction;
  std::optional<std::string> words;
};
struct TimelineEntry {
  std::int64_t seq = 0;
  Instant at;
  std::string action;
  PersonName by;
  std::string role;
  std::optional<std::string> on_behalf;  // a colleague's name, a resident's masked
  std::string facts;                     // JSON text of words, ids and counts
};
// For each thing one can do here: null when this caller may, else the key of the reason.
struct May {
  std::optional<std::string> triage;
  std::optional<std::string> assign;
  std::optional<std::string> own;
  std::optional<std::string> call_back;
  std::optional<std::string> withdraw;
  std::optional<std::string> suspend;
  std::optional<std::string> resume;
  std::optional<std::string> reply;
  std::optional<std::string> refer;
  std::optional<std::string> merge;
  std::optional<std::string> split;
  std::optional<std::string> open_case;
  std::optional<std::string> close_case;
  std::optional<std::string> answer;  // write down what came back, or that it was not taken
};
struct NeedPage {
  NeedCard need;
  AreaId community_id;
  std::string community_name;
  Instant triage_due;
  std::optional<Instant> closing_due;
  bool due_by_weekends = false;  // no official calendar of that year is known: weekends were used (3.1)
  ScoreWire score;
  std::optional<TriagePage> triage;
  std::vector<VoicePage> voices;
  std::vector<TaskPage> tasks;
  std::vector<CallBackPage> call_backs;
  std::optional<PausePage> pause;
  std::optional<WithdrawalPage> withdrawal;
  std::vector<ReplyPage> replies;
  std::vector<ReferralPage> referrals;
  std::optional<MergePage> merged_into;
  std::vector<JoinedNeed> joined;
  std::vector<TimelineEntry> timeline;
  May may;
};

struct Registered {
  NeedId id;
  std::string need_no;
  std::string public_code;  // "1234 5678 9012"
  Instant triage_due;
};
struct Slip {
  std::string need_no;
  std::string public_code;
  std::string community_name;
  Instant received;
  std::string channel;
  std::string summary;
  std::string place_phone;  // empty: the place has set none
  std::string duty_from;
  std::string duty_until;
};
struct WaitingCall {
  NeedCard need;
  VoiceId voice_id;
  std::string way;
  std::string name_masked;
  std::string phone_masked;
  bool phone_of_affected = false;
  std::optional<PersonId> person_id;
  std::vector<CallBackPage> tries;
  std::optional<std::string> may;
};
struct WaitingCalls {
  std::vector<WaitingCall> items;
};

}  // namespace anxin::needs
