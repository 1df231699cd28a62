// A need: what somebody asks for, from the first voice to a satisfied call-back. State machine 3.1.
//
//   const Need triaged = TRY(moved(need, Event::triage));
//
// Pure rules: no clock, no database, no texts. A voice is one contact as it was said and never changes; the need is
// what the community does about it. Tasks stand in task.h, the call-back in call_back.h.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/area_path.h"
#include "base/ids.h"
#include "base/private.h"
#include "base/result.h"
#include "base/time.h"
#include "base/working_days.h"

namespace anxin::needs {

enum class Stage {
  registered,
  triaged,
  assigned,
  in_progress,
  done,
  closed,
  referred,
  answered,
  replied,
  suspended,
  withdrawn,
  merged,
  in_case
};
enum class Event {
  triage,
  assign,
  start,
  finish,
  close,
  reopen,
  refer,
  answer,
  bounce,
  reply,
  suspend,
  resume,
  withdraw,
  merge,
  split,
  open_case,
  end_case
};

std::string_view word_of(Stage stage);
std::optional<Stage> stage_of(std::string_view word);
std::string_view word_of(Event event);

// One row of the life table.
struct Step {
  Stage from;
  Event event;
  Stage to;
};
const std::vector<Step>& life();
// Open: somebody still owes it a step. The words of all open stages, for lists and counts.
bool is_open(Stage stage);
const std::vector<std::string>& open_stages();

struct Need {
  CountyId county;
  NeedId id;
  AreaId community;
  AreaPath path;  // of the community
  std::int64_t revision = 0;
  std::string need_no;  // "2026-0412": short, per community and year, no secret
  Stage stage = Stage::registered;
  std::optional<Stage> before;  // of one that waits: where it goes on; known to the action that resumes it
  bool emergency = false;
  std::string channel;  // word of the dictionary "channel"
  std::optional<AreaId> estate;
  std::optional<DoorId> door;
  PersonId owner;                     // never empty
  std::optional<PersonId> requester;  // who said it, if registered
  std::optional<PersonId> affected;   // for whom it was said, if somebody else
  Instant received;
  Instant triage_due;
  Instant clock_from;  // the closing clock's beginning: the receipt, or the last reopening (3.1)
  std::optional<Instant> closing_due;
  bool due_imported = false;              // an imported due date wins over the policy
  int reopened = 0;                       // times a call-back said "not solved"
  std::optional<std::string> urgency;     // urgent, soon, can_wait
  std::optional<std::string> difficulty;  // easy, medium, hard
  std::optional<std::string> category;
};

// The numbers of the clocks, working days and tries. A place may change them (settings); defaults by requirements 3.1.
struct Policy {
  int triage_days = 1;
  int urgent_days = 3;
  int soon_days = 7;
  int can_wait_days = 15;
  int call_back_tries = 3;  // on different days, then the need is closed without an answer
  // When somebody is on duty. What comes in after its end counts for the next working day, and that is when days end.
  TimeOfDay duty_from{8 * 60 + 30, 0};
  TimeOfDay duty_until{17 * 60 + 30, 0};
  friend bool operator==(const Policy&, const Policy&) = default;
};

// "2026-0412".
std::string need_no(int year, std::int64_t number);

// The only way a stage changes. invalid("need.not_now") when the life table has no such step.
Result<Need> moved(Need need, Event event);

// "Not solved": back to triaged, with a new closing clock that begins now, as long as the urgency gives (3.1). An
// imported due date was the hotline's for the first round only.
Result<Need> opened_again(Need need, Instant now, const Policy& policy, const WorkingDays& days);
// Who owns it from then on: once a social worker, from the second time on the secretary (3.1).
enum class Desk { social_worker, secretary };
Desk desk_after_reopening(int reopened);

// Behind which registered door somebody lives; who is not in it has none.
using Homes = std::map<PersonId, DoorId>;
// Nobody owns, judges, handles, helps with or calls back a need of themselves or their household (3.1): the one who
// spoke, the one spoken for, whoever lives with them or where it is. `homes` holds theirs and `person`'s.
Result<Done> not_ones_own(const Need& need, PersonId person, const Homes& homes);

// A social worker's judgement (S12). Every judgement is kept with its reasons; the need shows the newest.
struct Triage {
  std::string urgency;
  std::string difficulty;
  std::string category;
  std::vector<std::string> populations;
  bool public_interest = false;
  bool feasible = false;
  PrivateText urgency_reason;
  PrivateText difficulty_reason;
  PrivateText public_interest_reason;
  PrivateText feasible_reason;
};

// registered or triaged → triaged, with the closing clock counted from its beginning. The permission (social workers
// alone) stands before.
Result<Need> judged(Need need, const Triage& triage, const Policy& policy, const WorkingDays& days);

// A rule of thumb for the order of work, open to whoever asks why: points with the key of their reason.
struct ScorePart {
  std::string key;
  int points = 0;
};
std::vector<ScorePart> score_of(const Need& need, const std::vector<std::string>& populations, bool late);

// Late means now: past the triage due date while untriaged, past the closing due date while open.
std::optional<Instant> due_of(const Need& need);
bool is_late(const Need& need, Instant now);

Instant triage_due(Instant received, const Policy& policy, const WorkingDays& days);

}  // namespace anxin::needs
