// An account: one human being's way in. It knows its grants (role × area × time) and its persons (one a county).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/area_path.h"
#include "base/caller.h"
#include "base/ids.h"
#include "base/private.h"
#include "base/result.h"
#include "base/time.h"

namespace anxin::access {

inline constexpr std::size_t password_length_min = 8;
inline constexpr std::size_t password_length_max = 128;
inline constexpr std::int64_t session_idle_minutes = 30;
inline constexpr std::int64_t session_minutes_max = 12 * 60;

struct Account {
  AccountId id;
  std::string state = "active";  // active, closed
  bool must_change_password = false;
  PrivateText name;
  PrivateText login;
  std::optional<Instant> last_sign_in;
};

struct Login {
  AccountId account;
  std::string password;  // argon2id string
};

// Failed tries at one login name, known or not: a stranger must not learn which names exist. Counted twice, from one
// neighbourhood of addresses and from everywhere, so that whoever guesses cannot lock the real person out at once.
struct Failures {
  int count = 0;
  std::optional<Instant> locked_until;
  Instant last;
};
enum class CountedFrom { address, everywhere };

struct Grant {
  GrantId id;
  AccountId account;
  std::string role;
  CountyId county;
  AreaId area;
  AreaPath path;
  Day from;
  std::optional<Day> until;  // the last day on which it counts
  bool ended = false;
};

bool in_force(const Grant& grant, Day today);
HeldGrant held(const Grant& grant);

// Login names: 3 to 40 letters, digits, dot, dash; compared in lower case.
Result<std::string> checked_login(std::string_view text);
// 8 to 128 code points, not one of the common ones, not the login name. No rules about signs and digits.
Result<Done> check_password(std::string_view password, std::string_view login, const std::vector<std::string>& common);

// From one neighbourhood, after the 5th failure: 5, 10, 20 … seconds; from the 10th on 15 minutes. From everywhere the
// same begins ten times as late. Never for ever: that would let anybody lock a colleague out. A day without a failure
// wipes the slate.
Failures after_failure(Failures failures, CountedFrom from, Instant now);
std::optional<std::int64_t> wait_seconds(const Failures& failures, Instant now);  // nullopt: may try
// "203.0.113.7" → "203.0.113", "2001:db8:1:2:3:4:5:6" → "2001:db8:1:2": whoever holds one address has its neighbours.
std::string neighbourhood_of(std::string_view address);

// The command line or a timer: no person, everywhere. `device`: "command line", "timer", "demo".
Caller the_system(const char* device);

// Who may give what: the caller's own role must list it, for an area inside his own, and never to himself.
Result<Done> may_grant(const Caller& caller, std::string_view role, const AreaPath& path, AccountId to);

}  // namespace anxin::access
