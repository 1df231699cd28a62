#include "needs/policy.h"

#include <charconv>

namespace anxin::needs {
namespace {

using Settings = std::map<std::string, std::string, std::less<>>;

void read_number(std::string_view text, int& number) {
  int read = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), read);
  if (error == std::errc() && end == text.data() + text.size() && read > 0) number = read;
}

// "08:30"
void read_time(std::string_view text, TimeOfDay& time) {
  if (text.size() != 5 || text[2] != ':') return;
  int hour = 0;
  int minute = 0;
  std::from_chars(text.data(), text.data() + 2, hour);
  std::from_chars(text.data() + 3, text.data() + 5, minute);
  time = {hour * 60 + minute, 0};
}

}  // namespace

Policy policy_of(const Settings& settings) {
  Policy policy;
  const auto given = [&](std::string_view name, const auto& read, auto& value) {
    const auto found = settings.find(name);
    if (found != settings.end()) read(found->second, value);
  };
  given("triage_days", read_number, policy.triage_days);
  given("urgent_days", read_number, policy.urgent_days);
  given("soon_days", read_number, policy.soon_days);
  given("can_wait_days", read_number, policy.can_wait_days);
  given("call_back_tries", read_number, policy.call_back_tries);
  given("duty_from", read_time, policy.duty_from);
  given("duty_until", read_time, policy.duty_until);
  return policy;
}

}  // namespace anxin::needs
