// How a need ends or waits without tasks (3.1): withdrawn, paused, answered in words, passed on to who is in charge.
//
//   need = TRY(resumed(std::move(need), pause, call.now, policy, days));
//
// Pure rules, as in need.h. Every way leads to an end that the person hears of, or back into the work.
#pragma once

#include <optional>
#include <string>

#include "needs/need.h"

namespace anxin::needs {

// Withdrawn on the person's word. Once the work is done the call-back is owed, and whoever worked on it cannot write
// it away.
Result<Need> withdrawn(Need need, bool worked_on_it);

struct Pause {
  Stage before = Stage::registered;
  PersonId by;
  Instant at;
  Day until;
  PrivateText reason;
};
// A pause ends on a day that is told: at most a year ahead.
Result<Need> paused(Need need, const Pause& pause);
// Back to the stage before, every clock moved on by the working days of the pause.
Result<Need> resumed(Need need, const Pause& pause, Instant now, const Policy& policy, const WorkingDays& days);
int working_days_of_pause(Instant from, Instant to, const Policy& policy, const WorkingDays& days);
// Its day has come: somebody has to look after it again.
bool due_to_go_on(const Pause& pause, Instant now);

// "Not feasible" or "not of public interest" in plain words, read to the person, with the way to object (S15).
struct Reply {
  PersonId by;
  Instant at;
  PrivateText words;
  std::string read_way;  // phone, visit; notice where nobody is to be called back
  Instant read_at;
  PrivateText appeal;
};
Result<Need> replied(Need need, const Triage& judgement, const Reply& reply, bool call_back_owed);

struct Referral {
  int number = 0;  // 1 for the first
  PersonId by = {};
  Instant at = {};
  std::string target = {};      // hotline, department, petition_office, medical, legal_aid, police
  std::string state = {};       // out, answered, bounced
  PrivateText body = {};        // which department or hospital
  PrivateText outside_no = {};  // the number it has there
  PrivateText words = {};       // the answer, or why it came back
  std::optional<PersonId> ended_by = {};
  std::optional<Instant> ended_at = {};
};
Result<Need> referred(Need need, const Referral& referral);
// Of a petition the system keeps the number and no words (R15).
bool keeps_words(const Referral& referral);
// referred → answered → done.
Result<Need> answered(Need need, const Referral& referral);
// referred → triaged: it was not taken, and is here again.
Result<Need> bounced(Need need, const Referral& referral);

// Tasks after "cannot be done here" need a new judgement first (S15).
Result<Done> may_be_worked_on(const Need& need, std::optional<bool> feasible);

}  // namespace anxin::needs
