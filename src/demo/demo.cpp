#include "demo/demo.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <stdexcept>

#include "access/account.h"
#include "areas/area_actions.h"
#include "demo/player.h"

namespace anxin::demo {

Day day_of_step(const Setting& setting, std::int64_t day) {
  return day_of(setting.now).days_after(static_cast<int>(day));
}

Instant instant_of_step(const Setting& setting, const Value& step) {
  const std::string time = step["time"].text();
  const int minute = std::stoi(time.substr(0, 2)) * 60 + std::stoi(time.substr(3, 2));
  return instant_of(day_of_step(setting, step["day"].number()), {minute, 0});
}

std::string address_of(const Value& place) {
  std::string address = place["building"].text();
  for (const char* part : {"unit", "door"}) {
    if (!place[part].is_null()) address += "-" + place[part].text();
  }
  const std::string where = place["where"].text();
  if (!where.empty()) address += (address.empty() ? "" : " ") + where;
  return address;
}

Result<Played> play(const Script& script, const store::Means& means, const Setting& setting) {
  const Caller system = access::the_system("demo");
  // Nobody was there before: set-up happens the day before the first step.
  const Instant set_up = instant_of(day_of_step(setting, -100), {8 * 60, 0});
  const auto used = store::act(means, system, set_up,
                               [](Call& call) -> Result<bool> { return areas::area_by_code(call, "37").has_value(); });
  if (!used.ok()) return used.error();
  if (*used) return conflict("demo.not_empty");

  Known known;
  known.county = TRY(store::act(means, system, set_up, [&](Call& call) {
                   return areas::load_county(call, setting.divisions, script.county_code(), setting.divisions_day,
                                             setting.divisions_source);
                 })).id;
  Played played;
  TRY(play_people(script, means, setting, known, played));
  TRY(play_needs(script, means, setting, known, played));
  return played;
}

void write_passwords(const Played& played, const std::string& path) {
  std::string text;
  for (const SignIn& sign_in : played.sign_ins) {
    text += fmt::format("{:<17} {:<14} {}  {}\n", sign_in.role, sign_in.login, sign_in.password, sign_in.name);
  }
  const int file = open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  const bool written = file >= 0 && write(file, text.data(), text.size()) == static_cast<ssize_t>(text.size());
  if (file >= 0) close(file);
  if (!written) throw std::runtime_error("cannot write " + path);
}

}  // namespace anxin::demo
