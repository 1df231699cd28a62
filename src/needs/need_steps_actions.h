// What the actions on a need share: finding it, moving it with its journal line, and reading its page again.
#pragma once

#include <string>

#include <vector>

#include "needs/known_people_store.h"
#include "needs/need.h"
#include "needs/need_page.h"
#include "needs/voice_store.h"
#include "store/call.h"

namespace anxin::needs {

// Inside the scope of `permission`, at the revision that the caller saw; conflict "need.changed" otherwise.
Result<Need> need_for(Call& call, NeedId id, Permission permission);
Result<Need> need_for(Call& call, NeedId id, Permission permission, std::int64_t revision);

// The permission, the household rule and the stage, as one reason: null when the caller may.
std::optional<std::string> reason_against(Call& call, const Need& need, const Homes& homes, Permission permission,
                                          Event event);

void journal(Call& call, const Need& need, const char* action, Permission as, std::string facts);
// The same, for somebody else: the handler whose task the owner writes about, the one spoken for.
struct Deed {
  const char* action;
  Permission as;
};
void journal_for(Call& call, PersonId beneficiary, const Need& need, const Deed& deed, std::string facts);

// After the work, or after an answer in words: a call is owed, or, when nobody wished one, it is closed at once.
Result<Done> call_or_close(Call& call, Need need, Permission as);

// A case is read by the one who owns it and by the secretary; others are refused every act on it.
bool is_case(Call& call, const Need& need);
bool may_see_case(Call& call, const Need& need);

// Who worked on the need or on one that was joined to it: none of them makes its call-back.
std::vector<PersonId> workers_of(Call& call, const Need& need);

// Where the need's people and those asked about live, for not_ones_own.
Homes homes_for(Call& call, const Need& need, std::vector<PersonId> asked_about);
// Invalid when it, or one that was joined to it, is the own matter of this person, or of the household.
Result<Done> not_own_matter_of(Call& call, const Need& need, PersonId person, const std::string& field = {});

// The number to call back: as said; else the register's; else, spoken for somebody else, that person's.
struct NumberToCall {
  PrivateText phone;
  bool of_the_affected = false;
};
NumberToCall number_to_call(const Voice& voice, const KnownPeople& known);
// The name of who spoke: the register's, else as said.
PrivateText name_of_requester(const Voice& voice, const KnownPeople& known);
// What the register knows of the two people of each voice.
KnownPeople people_of(Call& call, CountyId county, const std::vector<Voice>& voices);

// Somebody of this place's staff who may do `permission`; invalid "need.not_staff" otherwise.
Result<Done> require_staff(Call& call, const Need& need, PersonId person, Permission permission,
                           const std::string& field);

}  // namespace anxin::needs
