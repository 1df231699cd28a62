// An import: one sheet for one place, from its upload to its report.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/area_path.h"
#include "base/ids.h"
#include "base/private.h"
#include "base/result.h"
#include "base/time.h"
#include "imports/columns.h"
#include "imports/order_row.h"

namespace anxin::imports {

// reading: the file is being written down, and nobody sees the import yet · columns: a field is missing that no row can
// do without · preview: rows are read, nothing is taken yet, or something waits to be taken · running · done: every row
// has its result.
enum class State { reading, columns, preview, running, done };

std::string_view word_of(State state);
std::optional<State> state_of(std::string_view word);

struct FileFacts {
  PrivateText name;
  std::string format;  // xlsx, csv
  std::optional<std::string> encoding;
  std::optional<std::string> delimiter;
  std::optional<std::string> sheet;
  int header_row = 0;
  int rows = 0;
  int ignored_rows = 0;
};

struct Import {
  CountyId county;
  ImportId id;
  AreaId area;
  AreaPath path;       // of the area
  std::string source;  // whose order numbers these are: "12345"
  State state = State::columns;
  FileFacts file;
  PersonId uploaded_by;
  Instant uploaded;
  std::optional<Instant> started;
  std::optional<Instant> finished;
  std::optional<Instant> moved;  // when a run took its last rows
};

// A run that has not moved for a minute has died, with its server or its session: anybody may go on from there.
inline constexpr std::int64_t run_silence_seconds = 60;
bool is_running(const Import& import, Instant now);
// `running` only as long as it runs.
State shown_state(const Import& import, Instant now);

struct HeaderColumn {
  Column column;
  std::vector<std::string> samples;
};

// Whether a place of the sheet is known: which community it is, or that it is nobody's business here.
enum class PlaceState { unknown, ours, not_ours };

// One row with what has been decided about it and what came of it.
struct ImportedRow {
  OrderRow order;
  PlaceState place_state = PlaceState::unknown;
  std::optional<AreaId> community;      // when the place is ours
  std::optional<std::string> decision;  // take, leave
  std::optional<std::string> result;    // taken, known, held, refused, not_ours
  std::optional<NeedId> need;
  std::optional<std::string> need_no;
};

// What a run does with a row now: take it, or give it this result.
enum class Fate { take, held, refused, not_ours };
Fate fate_of(const ImportedRow& row);
std::string_view word_of(Fate fate);  // the result's word; of `take` it is "taken"

// The level with the place in it: an unknown place makes a good row ask.
Level shown_level(const ImportedRow& row);

// Source: 1 to 40 letters. A file name is cut to 200.
Result<std::string> checked_source(std::string_view source);

}  // namespace anxin::imports
