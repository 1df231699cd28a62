// A voice: one contact as it was said. Immutable; a need may have several. What the three channels of the first cut
// (phone, visit, hotline) need beyond the words stands in the draft, each with its own short form (S11).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/ids.h"
#include "base/private.h"
#include "base/result.h"
#include "base/time.h"

namespace anxin::needs {

inline constexpr std::size_t words_length_max = 5000;  // code points
inline constexpr std::size_t summary_length_max = 60;

struct Speaker {
  std::optional<PersonId> person;
  PrivateText name;   // as said; may be empty
  PrivateText phone;  // as said; may be empty
  bool anonymous = false;
};

struct OnBehalf {
  std::string relation;  // parent, child, spouse, neighbour, other
  std::optional<PersonId> person;
  PrivateText name;
  PrivateText phone;
};

struct HotlineOrder {
  std::string source;  // "12345": whose order number it is
  std::string order_no;
  std::string order_kind;  // consult, help, complaint, suggestion, report, praise, other
  std::optional<Instant> due;
};

// The same number typed with a blank or in full width is the same order; a source likewise.
HotlineOrder in_one_form(HotlineOrder order);

struct Visit {
  std::string met;  // requester, family, nobody_else
};

struct NeedDraft {
  AreaId community;
  std::string channel;
  bool emergency = false;
  PrivateText words;
  Speaker requester;
  std::optional<OnBehalf> on_behalf;
  std::optional<AreaId> estate;
  PrivateText address;
  Instant happened;  // when it was said
  std::string happened_precision = "minute";
  std::string call_back_way = "phone";  // phone, visit, none
  std::optional<HotlineOrder> hotline;
  std::optional<Visit> visit;
  std::optional<ImportId> import;  // the sheet that it came from, when nobody typed it in
};

// The draft with its words cleaned, or what is missing: words, a way to call back, the channel's own fields.
Result<NeedDraft> checked(NeedDraft draft, Instant now);

}  // namespace anxin::needs
