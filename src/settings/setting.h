// A setting: a value with a name that a place sets for itself and for everything below it. The nearest level upwards
// that has set it counts; a level may lock it, and then nobody below changes it.
//
//   const Effective urgent = effective(*kind_of("urgent_days"), {country, county, street, community}, rows);
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/ids.h"
#include "base/result.h"
#include "base/time.h"

namespace anxin::settings {

enum class Form { number, time, phone, word };
std::string_view word_of(Form form);

// One of the settings that there are; `otherwise` counts where nobody has set it.
struct Kind {
  std::string_view name;
  Form form = Form::number;
  std::string_view otherwise;
  int least = 0;
  int most = 0;
  std::vector<std::string_view> words = {};
};
const std::vector<Kind>& kinds();
const Kind* kind_of(std::string_view name);  // nullptr: no such setting

struct Setting {
  AreaId area;
  std::string name;
  std::int64_t revision = 0;
  std::optional<std::string> value;  // nothing: gone back to what is inherited
  bool locked = false;
  AccountId set_by;
  Instant set_at;
};

struct Effective {
  std::string value;
  std::optional<Setting> from;      // nothing: it is the default
  std::optional<AreaId> locked_by;  // a level above forbids to change it
};
// `way`: the areas from the root down to the place. Rows of other areas and settings are passed over.
Effective effective(const Kind& kind, const std::vector<AreaId>& way, const std::vector<Setting>& rows);

using Values = std::map<std::string, std::string, std::less<>>;
// In the one form that is kept: digits alone, "08:30", a phone as it is read out, one of the words.
Result<std::string> checked_value(const Kind& kind, std::string_view value);
// What must hold between several: duty begins before it ends, the urgent is not slower than what can wait.
Result<Done> fit_together(const Values& values);

}  // namespace anxin::settings
