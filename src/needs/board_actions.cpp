// The board, lists, search, and what waits for a call-back.
#include <algorithm>
#include <iterator>
#include <tuple>

#include "areas/area_actions.h"
#include "areas/word_actions.h"
#include "needs/call_back_store.h"
#include "needs/card_actions.h"
#include "needs/merge_store.h"
#include "needs/need_actions.h"
#include "needs/need_steps_actions.h"
#include "needs/need_store.h"
#include "text/names.h"
#include "text/phone.h"
#include "text/unicode.h"

namespace anxin::needs {
namespace {

constexpr std::int64_t column_cards_max = 50;
constexpr std::int64_t watch_max = 3;
constexpr int page_limit_default = 50;
constexpr int page_limit_max = 200;
constexpr std::int64_t search_hits_max = 50;
constexpr std::int64_t waiting_max = 200;

struct ColumnOf {
  const char* word;
  std::vector<std::string> stages;
};
const std::vector<ColumnOf>& column_stages() {
  static const std::vector<ColumnOf> columns{{"registered", {"registered"}},
                                             {"triaged", {"triaged"}},
                                             {"working", {"assigned", "in_progress", "referred", "answered"}},
                                             {"done", {"done", "replied"}}};
  return columns;
}

// Open, but with no next step to take on the board.
const std::vector<std::string>& set_aside_stages() {
  static const std::vector<std::string> stages{"suspended", "in_case"};
  return stages;
}

Instant month_start(Instant now) {
  const Day today = day_of(now);
  return instant_of(*Day::of(today.year(), today.month(), 1), {});
}

// Needs live in communities, so a board or list is of a place inside one county.
Result<NeedPlace> place_for(Call& call, AreaId id, Permission permission) {
  const areas::Area area = TRY(areas::area_for(call, id, permission));
  if (area.county == CountyId()) return invalid("area.above_the_county", ".area_id");
  return NeedPlace{area.county, area.path, areas::is_community(area) ? std::optional(area.id) : std::nullopt};
}

std::vector<std::string> stages_of(const std::optional<std::string>& stage) {
  if (!stage) return {};
  if (*stage == "open") return open_stages();
  if (*stage == "set_aside") return set_aside_stages();
  // "done" is a column, as "working" is: what waits for a call-back.
  for (const ColumnOf& column : column_stages()) {
    if (*stage == column.word) return column.stages;
  }
  return {*stage};
}

// What a board shows, as read: four columns of rows, then the counts.
struct BoardRows {
  std::vector<std::vector<CardRow>> columns;
  std::vector<StageCount> stages;
  std::vector<MatrixCell> matrix;
  std::vector<ChannelCount> channels;
  MonthFigures month;
};

BoardRows read_rows(Call& call, const NeedPlace& place) {
  CardFilter filter{.place = place};
  filter.limit = column_cards_max;
  const Instant month = month_start(call.now);
  BoardRows rows;
  for (const ColumnOf& column : column_stages()) {
    filter.stages = column.stages;
    rows.columns.push_back(column_cards(call.tx, filter));
  }
  rows.stages = count_stages(call.tx, place, call.now);
  rows.matrix = count_matrix(call.tx, place);
  rows.channels = count_channels(call.tx, place, month);
  rows.month = month_figures(call.tx, place, month);
  return rows;
}

// The first of all that is still to be worked off, in the order of the columns.
std::vector<NeedCard> watch_of(const std::vector<BoardColumn>& columns) {
  std::vector<NeedCard> watch;
  for (const BoardColumn& column : columns) {
    if (column.stage == "done") continue;
    const std::size_t count = std::min<std::size_t>(column.items.size(), watch_max);
    watch.insert(watch.end(), column.items.begin(), column.items.begin() + static_cast<std::ptrdiff_t>(count));
  }
  const auto before = [](const NeedCard& one, const NeedCard& other) {
    const auto key = [](const NeedCard& card) {
      return std::tuple(!card.emergency, !card.due.has_value(), card.due.value_or(Instant()), card.id);
    };
    return key(one) < key(other);
  };
  std::ranges::sort(watch, before);
  watch.resize(std::min<std::size_t>(watch.size(), watch_max));
  return watch;
}

// All cards of the board are made at once, then dealt out to their columns.
std::vector<BoardColumn> columns_of(Call& call, Names& names, BoardRows& rows) {
  std::vector<CardRow> all;
  for (std::vector<CardRow>& column : rows.columns) std::ranges::move(column, std::back_inserter(all));
  std::vector<NeedCard> cards = cards_of(call, names, all);
  auto next = std::make_move_iterator(cards.begin());
  std::vector<BoardColumn> columns;
  for (std::size_t number = 0; number < column_stages().size(); ++number) {
    const ColumnOf& column = column_stages().at(number);
    const auto end = next + static_cast<std::ptrdiff_t>(rows.columns.at(number).size());
    BoardColumn shown{.stage = column.word, .count = 0, .items = {next, end}};
    next = end;
    for (const StageCount& count : rows.stages) {
      const bool here = std::ranges::find(column.stages, word_of(count.stage)) != column.stages.end();
      if (here) shown.count += count.count;
    }
    columns.push_back(std::move(shown));
  }
  return columns;
}

CallBackPage try_of(Names& names, const CallBack& one) {
  return {one.id,  one.voice,  one.at,           names.staff(one.by), one.reached,
          one.way, one.solved, one.satisfaction, std::nullopt};
}

// The list of calls as read: the rows, and what the register knows of everybody in them, asked for at once.
struct WaitingNeed {
  WaitingRow row;
  CardRow card;
  Voice voice;
};
struct WaitingNeeds {
  std::vector<WaitingNeed> items;
  KnownPeople known;
  Homes homes;
};

WaitingNeeds read_waiting(Call& call, const NeedPlace& place) {
  WaitingNeeds waiting;
  std::vector<Voice> waiting_voices;
  std::vector<PersonId> persons{call.caller.person};
  for (const WaitingRow& row : waiting_for_call(call.tx, place.county, place.path, waiting_max)) {
    const CardRow card = find_card_in(call.tx, place.county, row.need).value();
    const std::vector<Voice> voices = voices_with_merged(call.tx, card.need);
    waiting.items.push_back({row, card, *std::ranges::find(voices, row.voice, &Voice::id)});
    waiting_voices.push_back(waiting.items.back().voice);
    if (card.need.requester) persons.push_back(*card.need.requester);
    if (card.need.affected) persons.push_back(*card.need.affected);
  }
  waiting.known = people_of(call, place.county, waiting_voices);
  waiting.homes = homes_of(call.tx, place.county, persons);
  return waiting;
}

WaitingCall waiting_of(Call& call, Names& names, const WaitingNeed& item, const WaitingNeeds& all) {
  const Need& need = item.card.need;
  const NumberToCall number = number_to_call(item.voice, all.known);
  WaitingCall waiting{.need = {},
                      .voice_id = item.row.voice,
                      .way = item.row.way,
                      .name_masked = text::masked_name(name_of_requester(item.voice, all.known).reveal()),
                      .phone_masked = text::masked_phone(number.phone.reveal()),
                      .phone_of_affected = number.of_the_affected,
                      .person_id = item.voice.requester,
                      .tries = {},
                      .may = std::nullopt};
  for (const CallBack& one : call_backs_of(call.tx, need, need.reopened)) {
    if (one.voice == item.row.voice) waiting.tries.push_back(try_of(names, one));
  }
  const auto allowed = may_call_back(need, workers_of(call, need), call.caller.person, all.homes);
  if (!allowed.ok()) waiting.may = allowed.error().key;
  if (item.voice.need != need.id) {
    const auto own = not_own_matter_of(call, need, call.caller.person);
    if (!own.ok()) waiting.may = own.error().key;
  }
  if (call.caller.grant_for(Permission::need_call_back, need.path) == nullptr) waiting.may = "not_allowed";
  return waiting;
}

// What somebody reads out: "412" of this year or last, "2026-0412", or the twelve digits of the slip. Nothing when the
// text is neither.
std::vector<NeedId> by_what_was_read_out(Call& call, const NeedPlace& place, const std::string& text) {
  constexpr std::size_t number_digits_max = 6;
  constexpr std::size_t code_digits = 12;
  std::string digits = text::narrowed(text);
  std::erase_if(digits, [](char c) { return c == ' '; });
  const bool only_digits = std::ranges::all_of(digits, [](char c) { return c >= '0' && c <= '9'; });
  if (!only_digits) return find_by_numbers(call.tx, place.county, place.path, {digits});
  if (digits.size() == code_digits) return find_by_public_code(call.tx, place.county, place.path, digits);
  if (digits.empty() || digits.size() > number_digits_max) return {};
  const int year = day_of(call.now).year();
  const std::int64_t number = std::stoll(digits);
  return find_by_numbers(call.tx, place.county, place.path, {need_no(year, number), need_no(year - 1, number)});
}

std::vector<std::string> categories_of(Call& call, CountyId county, const std::optional<std::string>& asked) {
  if (!asked) return {};
  return areas::words_read_as(areas::categories_of(call, county), *asked);
}

}  // namespace

Result<Board> read_board(Call& call, const BoardQuery& query) {
  const NeedPlace place = TRY(place_for(call, query.area_id, Permission::need_read));
  call.tx.ahead([&] {
    Names::ask(call, place.county, place.path);
    read_rows(call, place);
  });
  Names names(call, place.county, place.path);
  BoardRows rows = read_rows(call, place);
  Board board;
  board.as_of = call.now;
  for (const StageCount& count : rows.stages) {
    board.in_hand += count.count;
    board.late += count.late;
  }
  for (const StageCount& count : rows.stages) {
    const bool aside = std::ranges::find(set_aside_stages(), word_of(count.stage)) != set_aside_stages().end();
    if (aside) board.set_aside += count.count;
  }
  board.columns = columns_of(call, names, rows);
  for (const MatrixCell& cell : rows.matrix) board.matrix.push_back({cell.urgency, cell.difficulty, cell.count});
  board.watch = watch_of(board.columns);
  for (const ChannelCount& channel : rows.channels) board.channels.push_back({channel.channel, channel.count});
  board.month = {rows.month.heard, rows.month.lit, rows.month.average_hours};
  return board;
}

Result<NeedCards> list_needs(Call& call, const NeedQuery& query) {
  const NeedPlace place = TRY(place_for(call, query.area_id, Permission::need_read));
  const int limit = std::clamp(query.limit.value_or(page_limit_default), 1, page_limit_max);
  const CardFilter filter{.place = place,
                          .stages = stages_of(query.stage),
                          .urgency = query.urgency,
                          .difficulty = query.difficulty,
                          .channel = query.channel,
                          .categories = categories_of(call, place.county, query.category),
                          .estate = query.estate_id,
                          .owner = query.owner_id,
                          .requester = query.requester_id,
                          .late_at = query.late.value_or(false) ? std::optional(call.now) : std::nullopt,
                          .before = query.after,
                          .limit = limit};
  call.tx.ahead([&] {
    Names::ask(call, place.county, place.path);
    list_cards(call.tx, filter);
  });
  Names names(call, place.county, place.path);
  NeedCards list{cards_of(call, names, list_cards(call.tx, filter)), std::nullopt};
  if (static_cast<int>(list.items.size()) == limit) list.next = list.items.back().id;
  // A case that is not the caller's to read is found by its number and stage, not by what it is about.
  const bool asks_what =
      query.requester_id || query.estate_id || query.category || query.urgency || query.difficulty || query.channel;
  if (asks_what) std::erase_if(list.items, is_hidden);
  return list;
}

Result<NeedCards> search_needs(Call& call, const NeedSearch& search) {
  const NeedPlace place = TRY(place_for(call, search.area_id, Permission::need_read));
  const std::string part = text::cleaned(search.text.reveal()).text;
  std::vector<NeedId> hits = by_what_was_read_out(call, place, part);
  const bool by_words = hits.empty();
  if (by_words) {
    if (text::length(part) < 2) return invalid("need.search_too_short", ".text");
    hits = search_words(call.tx, place.county, part, search_hits_max);
  }
  std::vector<CardRow> rows;
  for (const NeedId id : hits) {
    std::optional<CardRow> row = find_card_in(call.tx, place.county, id);
    if (row && place.path.covers(row->need.path)) rows.push_back(std::move(*row));
  }
  Names names(call, place.county, place.path);
  NeedCards found{cards_of(call, names, rows), std::nullopt};
  if (by_words) std::erase_if(found.items, is_hidden);
  return found;
}

Result<WaitingCalls> waiting_calls(Call& call, const BoardQuery& query) {
  const NeedPlace place = TRY(place_for(call, query.area_id, Permission::need_call_back));
  Names names(call, place.county, place.path);
  const WaitingNeeds waiting = read_waiting(call, place);
  std::vector<CardRow> rows;
  for (const WaitingNeed& item : waiting.items) rows.push_back(item.card);
  std::vector<NeedCard> cards = cards_of(call, names, rows);
  WaitingCalls list;
  for (std::size_t number = 0; number < cards.size(); ++number) {
    list.items.push_back(waiting_of(call, names, waiting.items[number], waiting));
    list.items.back().need = std::move(cards[number]);
  }
  return list;
}

}  // namespace anxin::needs
