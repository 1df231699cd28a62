// What the register knows of those who spoke, of those spoken for, and of where staff live: for many people at once,
// through the views of people/.
#pragma once

#include <map>
#include <vector>

#include "needs/need.h"
#include "store/tx.h"

namespace anxin::needs {

struct KnownPerson {
  PrivateText name;
  PrivateText phone;  // the preferred one; empty without any
};
using KnownPeople = std::map<PersonId, KnownPerson>;

KnownPeople known_people(Tx& tx, CountyId county, const std::vector<PersonId>& persons);
Homes homes_of(Tx& tx, CountyId county, const std::vector<PersonId>& persons);

}  // namespace anxin::needs
