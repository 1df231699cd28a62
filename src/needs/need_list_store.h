// Cards and counts of many needs at once: the board, lists, and what waits for a call-back.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "needs/need.h"
#include "people/person.h"
#include "store/tx.h"

namespace anxin::needs {

struct CardRow {
  Need need;
  std::optional<std::string> building;
  bool anonymous = false;
  bool call_back_owed = false;
  std::optional<Instant> done_at;
  std::optional<Instant> closed_at;
  std::optional<std::string> satisfaction;
  bool lit = false;
  PrivateText summary;
  PrivateText who_name;  // of the requester in the register, else as said
  std::string who_sex = "unknown";
  std::optional<people::Birth> who_birth;
};

// Where needs are looked for: a community, found by its own indices, or a wider place, found by its path.
struct NeedPlace {
  CountyId county;
  AreaPath path;
  std::optional<AreaId> community;
};

struct CardFilter {
  NeedPlace place;
  std::vector<std::string> stages = {};  // empty: all
  std::optional<std::string> urgency = {};
  std::optional<std::string> difficulty = {};
  std::optional<std::string> channel = {};
  std::vector<std::string> categories = {};  // empty: all; a category with those that were merged into it
  std::optional<AreaId> estate = {};
  std::optional<PersonId> owner = {};
  std::optional<PersonId> requester = {};
  std::optional<Instant> late_at = {};  // only those whose due date lies before
  std::optional<NeedId> before = {};    // key of the page: newest first
  std::int64_t limit = 50;
};

// Newest first.
std::vector<CardRow> list_cards(Tx& tx, const CardFilter& filter);
// The stage's cards in the order of work: emergencies, then what is due first.
std::vector<CardRow> column_cards(Tx& tx, const CardFilter& filter);
std::optional<CardRow> find_card(Tx& tx, const Need& need);
std::optional<CardRow> find_card_in(Tx& tx, CountyId county, NeedId id);
// Each community counts for itself, so in a wider place one number may be several needs; newest first.
std::vector<NeedId> find_by_numbers(Tx& tx, CountyId county, const AreaPath& within,
                                    const std::vector<std::string>& numbers);
// By the twelve digits of the slip, without blanks.
std::vector<NeedId> find_by_public_code(Tx& tx, CountyId county, const AreaPath& within, std::string_view digits);

struct StageCount {
  Stage stage = Stage::registered;
  std::int64_t count = 0;
  std::int64_t late = 0;
};
std::vector<StageCount> count_stages(Tx& tx, const NeedPlace& place, Instant now);

struct MatrixCell {
  std::string urgency;
  std::string difficulty;
  std::int64_t count = 0;
};
std::vector<MatrixCell> count_matrix(Tx& tx, const NeedPlace& place);  // open and judged

struct ChannelCount {
  std::string channel;
  std::int64_t count = 0;
};
std::vector<ChannelCount> count_channels(Tx& tx, const NeedPlace& place, Instant from);

struct MonthFigures {
  std::int64_t heard = 0;                     // registered since `from` (unit: needs, the base of `lit`)
  std::int64_t lit = 0;                       // closed since `from` after a call-back that said "solved"
  std::optional<std::int64_t> average_hours;  // from receipt to done, over those counted in `lit`
};
MonthFigures month_figures(Tx& tx, const NeedPlace& place, Instant from);

}  // namespace anxin::needs
