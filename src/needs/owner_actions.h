// Who owns a need: somebody of the place's staff, never empty, and nobody whose own matter it is.
#pragma once

#include "needs/need.h"
#include "store/call.h"

namespace anxin::needs {

// The social worker of the place with the fewest open needs; without one, whoever writes it down; else anybody on the
// staff. Invalid "need.no_staff" when nobody is left.
Result<PersonId> first_owner(Call& call, const Need& need);

// After "not solved" (3.1): once, the owner if able to judge, else a social worker; from the second time on the
// secretary. Where there is none, the owner stays.
PersonId owner_after_reopening(Call& call, const Need& need);

}  // namespace anxin::needs
