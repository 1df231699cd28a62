#include "imports/import.h"

#include <algorithm>

#include "text/unicode.h"

namespace anxin::imports {

std::string_view word_of(State state) {
  switch (state) {
    case State::reading:
      return "reading";
    case State::columns:
      return "columns";
    case State::preview:
      return "preview";
    case State::running:
      return "running";
    case State::done:
      return "done";
  }
  return "";
}

std::optional<State> state_of(std::string_view word) {
  for (const State state : {State::reading, State::columns, State::preview, State::running, State::done}) {
    if (word_of(state) == word) return state;
  }
  return std::nullopt;
}

bool is_running(const Import& import, Instant now) {
  return import.state == State::running && import.moved && now < import.moved->plus_seconds(run_silence_seconds);
}

State shown_state(const Import& import, Instant now) {
  return import.state == State::running && !is_running(import, now) ? State::preview : import.state;
}

Fate fate_of(const ImportedRow& row) {
  const Level level = level_of(row.order);
  if (row.decision == "leave" || level == Level::error) return Fate::refused;
  if (row.place_state == PlaceState::not_ours) return Fate::not_ours;
  if (row.place_state == PlaceState::unknown) return Fate::held;
  return level == Level::ask && row.decision != "take" ? Fate::held : Fate::take;
}

std::string_view word_of(Fate fate) {
  switch (fate) {
    case Fate::take:
      return "taken";
    case Fate::held:
      return "held";
    case Fate::refused:
      return "refused";
    case Fate::not_ours:
      return "not_ours";
  }
  return "";
}

Level shown_level(const ImportedRow& row) {
  const Level level = level_of(row.order);
  return row.place_state == PlaceState::unknown ? std::max(level, Level::ask) : level;
}

Result<std::string> checked_source(std::string_view source) {
  constexpr std::size_t source_max = 40;
  std::string clean = text::cleaned(source).text;
  if (clean.empty() || text::length(clean) > source_max) return invalid("import.source_length", ".source");
  return clean;
}

}  // namespace anxin::imports
