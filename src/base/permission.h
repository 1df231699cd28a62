// What a caller may do, one word an act. A role is a list of these (access/role.h); there is no wild card.
// The words are stored and sent as they stand here, so an old word is never given a new meaning.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace anxin {

enum class Permission : std::uint8_t {
  area_read,       // names of areas, estates, doors; the staff list
  area_manage,     // add estates and doors
  person_read,     // find people, see them masked
  person_reveal,   // open one masked value, with a purpose, logged
  person_write,    // add and change people
  need_read,       // board, list, page
  need_register,   // write down what somebody said
  need_triage,     // judge urgency, difficulty, public interest, feasibility
  need_assign,     // make tasks, name handlers, change the owner
  need_handle,     // start, note and finish a task
  need_call_back,  // ask the person whether it was solved
  need_refer,      // pass it on to who is in charge, and write down what came back
  need_case,       // read what was said of a case that another answers for
  import_run,      // take a sheet in
  user_read,       // see accounts and grants
  user_manage,     // make, close and unlock accounts
  grant_manage,    // give and end grants (which ones: access/role.h)
  audit_read,      // the journal and its check
  setting_manage,  // words, settings and reply templates of a place
};

inline constexpr int permission_count = 19;

std::string_view word_of(Permission permission);
std::optional<Permission> permission_of(std::string_view word);

// A set of permissions.
class Permissions {
 public:
  constexpr Permissions() = default;
  template <class... P>
  static constexpr Permissions of(P... permissions) {
    Permissions set;
    (set.add(permissions), ...);
    return set;
  }
  constexpr void add(Permission permission) { bits_ |= bit(permission); }
  constexpr bool has(Permission permission) const { return (bits_ & bit(permission)) != 0; }
  friend constexpr bool operator==(const Permissions&, const Permissions&) = default;

 private:
  static constexpr std::uint64_t bit(Permission permission) {
    return std::uint64_t{1} << static_cast<unsigned>(permission);
  }
  std::uint64_t bits_ = 0;
};

}  // namespace anxin
