// The demo: fills an empty database with three months of a made-up community, through the real actions.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "areas/area.h"
#include "demo/script.h"
#include "store/act.h"
#include "vault/password.h"

namespace anxin::demo {

struct Setting {
  Instant now;                             // the day of loading: the script's days count from here
  std::vector<areas::Division> divisions;  // of the script's county
  Day divisions_day;
  std::string divisions_source;
  vault::Strength strength = vault::staff_strength;
};

struct SignIn {
  std::string role;
  std::string login;
  std::string name;
  std::string password;  // made for this installation
};

struct Played {
  std::int64_t needs = 0;
  std::int64_t steps = 0;
  std::vector<SignIn> sign_ins;
};

// Conflict "demo.not_empty" when the database holds anything already; else the first "no" that a step met, with the
// step's number as parameter.
Result<Played> play(const Script& script, const store::Means& means, const Setting& setting);

// Mode 0600: role, login, name, password, one line each.
void write_passwords(const Played& played, const std::string& path);

}  // namespace anxin::demo
