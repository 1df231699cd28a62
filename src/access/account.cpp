#include "access/account.h"

#include <algorithm>

#include "access/role.h"
#include "text/unicode.h"

namespace anxin::access {
namespace {

constexpr int failures_free = 4;
constexpr int failures_before_long_wait = 9;
constexpr int everywhere_factor = 10;
constexpr std::int64_t long_wait_seconds = 15 * 60;
constexpr std::int64_t first_wait_seconds = 5;
constexpr std::int64_t forgotten_after_minutes = 24 * 60;

bool is_login_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_';
}

}  // namespace

bool in_force(const Grant& grant, Day today) {
  return !grant.ended && grant.from <= today && (!grant.until || today <= *grant.until);
}

HeldGrant held(const Grant& grant) {
  const Role* role = role_of(grant.role);
  const Permissions permissions = role == nullptr ? Permissions() : role->does;
  return {grant.id, grant.role, permissions, grant.county, grant.area, grant.path};
}

Result<std::string> checked_login(std::string_view text) {
  const std::string login = text::folded(text::cleaned(text).text);
  if (login.size() < 3 || login.size() > 40) return invalid("user.login_length", ".login");
  if (!std::ranges::all_of(login, is_login_letter)) return invalid("user.login_letters", ".login");
  return login;
}

Result<Done> check_password(std::string_view password, std::string_view login, const std::vector<std::string>& common) {
  const std::size_t length = text::length(password);
  if (length < password_length_min) return invalid("password.too_short", ".new_password");
  if (length > password_length_max) return invalid("password.too_long", ".new_password");
  const std::string folded = text::folded(password);
  if (folded == login || std::ranges::binary_search(common, folded)) return invalid("password.common", ".new_password");
  return Done{};
}

Failures after_failure(Failures failures, CountedFrom from, Instant now) {
  if (failures.count > 0 && now >= failures.last.plus_minutes(forgotten_after_minutes)) failures = Failures{};
  ++failures.count;
  failures.last = now;
  const int weighed = from == CountedFrom::address ? failures.count : failures.count / everywhere_factor;
  if (weighed > failures_before_long_wait) {
    failures.locked_until = now.plus_seconds(long_wait_seconds);
  } else if (weighed > failures_free) {
    failures.locked_until = now.plus_seconds(first_wait_seconds << (weighed - failures_free - 1));
  }
  return failures;
}

std::optional<std::int64_t> wait_seconds(const Failures& failures, Instant now) {
  if (!failures.locked_until || now >= *failures.locked_until) return std::nullopt;
  return (failures.locked_until->microseconds() - now.microseconds() + 999'999) / 1'000'000;
}

std::string neighbourhood_of(std::string_view address) {
  const bool six = address.find(':') != std::string_view::npos;
  const char divider = six ? ':' : '.';
  const int parts = six ? 4 : 3;
  std::size_t end = 0;
  for (int part = 0; part < parts; ++part) {
    const std::size_t next = address.find(divider, part == 0 ? 0 : end + 1);
    if (next == std::string_view::npos) return std::string(address);
    end = next;
  }
  return std::string(address.substr(0, end));
}

Caller the_system(const char* device) {
  constexpr AccountId system_account(1);  // no account of a human being has this number
  Caller caller;
  caller.account = system_account;
  caller.device = device;
  caller.grants.push_back({GrantId(), "system", role_of("system")->does, CountyId(), AreaId(), AreaPath::root()});
  return caller;
}

Result<Done> may_grant(const Caller& caller, std::string_view role, const AreaPath& path, AccountId to) {
  if (role_of(role) == nullptr) return invalid("grant.unknown_role", ".role");
  if (caller.account == to) return invalid("grant.to_oneself");
  const bool listed = std::ranges::any_of(caller.grants, [&](const HeldGrant& grant) {
    const Role* own = role_of(grant.role);
    return own != nullptr && grant.path.covers(path) && std::ranges::find(own->grants, role) != own->grants.end();
  });
  if (!listed) return forbidden("grant.not_yours_to_give");
  return Done{};
}

}  // namespace anxin::access
