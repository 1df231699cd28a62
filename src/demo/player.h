// What the players share: where we are, and who is who by the script's own keys.
#pragma once

#include <map>
#include <string>

#include "areas/area.h"
#include "base/caller.h"
#include "demo/demo.h"

namespace anxin::demo {

struct Known {
  AreaId county;
  AreaId community;
  std::map<std::string, AreaId> estates;      // by the script's key
  std::map<std::string, AccountId> accounts;  // by login
  std::map<std::string, PersonId> staff;      // by login
  std::map<std::string, PersonId> residents;  // by the script's key
};

// The instant of a step: `day` counted from the day of loading, `time` as "09:12".
Instant instant_of_step(const Setting& setting, const Value& step);
Day day_of_step(const Setting& setting, std::int64_t day);

// "3-2-501", or as far as it is known; other words of where behind it.
std::string address_of(const Value& place);

Result<Done> play_people(const Script& script, const store::Means& means, const Setting& setting, Known& known,
                         Played& played);
Result<Done> play_needs(const Script& script, const store::Means& means, const Setting& setting, const Known& known,
                        Played& played);

}  // namespace anxin::demo
