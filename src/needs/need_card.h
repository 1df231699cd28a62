// What boards and lists show of needs: plain structs, filled by the actions, described for the wire in
// need_card_json.h.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/ids.h"
#include "base/time.h"

namespace anxin::needs {

struct PersonName {
  PersonId person_id;
  std::string name;          // of staff: whole; of residents never here
  std::optional<bool> left;  // true: works here no longer
};

struct WhoCard {
  bool anonymous = false;
  std::optional<std::string> surname;
  std::optional<std::string> sex;
  std::optional<std::string> age_band;
};

struct NeedCard {
  NeedId id;
  std::int64_t revision = 0;
  std::string need_no;
  std::string stage;
  bool emergency = false;
  std::optional<std::string> urgency;
  std::optional<std::string> difficulty;
  std::optional<std::string> category;
  std::string summary;
  WhoCard who;
  std::optional<AreaId> estate_id;
  std::optional<std::string> estate_name;
  std::optional<std::string> building;
  std::string channel;
  Instant received;
  std::optional<Instant> due;
  bool late = false;
  PersonName owner;
  std::vector<PersonName> handlers;
  int reopened = 0;
  bool call_back_owed = false;
  std::optional<Instant> done_at;
  std::optional<Instant> closed_at;
  bool lit = false;
  std::optional<std::string> satisfaction;
  std::optional<Day> waits_until;  // of one that waits
  bool due_to_go_on = false;       // that day has come
  bool restricted = false;         // a case: to most eyes number and stage alone
};

struct NeedCards {
  std::vector<NeedCard> items;
  std::optional<NeedId> next;
};

struct BoardColumn {
  std::string stage;  // registered, triaged, working, done
  std::int64_t count = 0;
  std::vector<NeedCard> items;
};
struct CellCount {
  std::string urgency;
  std::string difficulty;
  std::int64_t count = 0;
};
struct WordCount {
  std::string channel;
  std::int64_t count = 0;
};
struct BoardMonth {
  std::int64_t heard = 0;
  std::int64_t lit = 0;
  std::optional<std::int64_t> average_hours;
};
struct Board {
  Instant as_of;
  std::int64_t in_hand = 0;
  std::int64_t late = 0;
  std::int64_t set_aside = 0;  // open, in none of the columns
  std::vector<BoardColumn> columns;
  std::vector<CellCount> matrix;
  std::vector<NeedCard> watch;
  std::vector<WordCount> channels;
  BoardMonth month;
};

}  // namespace anxin::needs
