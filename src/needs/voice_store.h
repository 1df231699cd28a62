// The table of voices, and the search over their words.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/scope.h"
#include "needs/voice.h"
#include "store/tx.h"

namespace anxin::needs {

struct Voice {
  CountyId county;
  VoiceId id;
  NeedId need;
  std::string channel;
  PersonId recorder;
  std::string recorder_role;
  std::optional<PersonId> requester;
  std::optional<PersonId> affected;
  std::optional<std::string> relation;
  bool anonymous = false;
  Instant happened;
  std::string happened_precision;
  Instant received;
  std::string call_back_way;
  std::optional<std::string> met;
  std::optional<HotlineOrder> hotline;
  PrivateText words;
  PrivateText said_name;
  PrivateText said_phone;
  PrivateText affected_name;
  PrivateText affected_phone;
  PrivateText address;
};

// Conflict "need.order_known" when this order of this source is there already.
Result<Done> insert_voice(Tx& tx, const Voice& voice);
std::vector<Voice> voices_of(Tx& tx, CountyId county, NeedId need);
std::optional<NeedId> find_by_order(Tx& tx, CountyId county, std::string_view source, std::string_view order_no);
// Needs of which a voice holds `part` (two letters or more), newest first.
std::vector<NeedId> search_words(Tx& tx, CountyId county, std::string_view part, std::int64_t limit);

}  // namespace anxin::needs
