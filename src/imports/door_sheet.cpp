#include "imports/door_sheet.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "imports/sheet_words.h"
#include "text/address.h"
#include "text/unicode.h"

namespace anxin::imports {
namespace {

constexpr std::size_t header_rows_looked_at = 20;
constexpr std::size_t doors_max = 5'000;

using DoorColumns = std::map<std::string, std::size_t>;  // field → column

DoorColumns door_columns(const office::Row& row) {
  DoorColumns columns;
  std::map<std::string, int> ranks;
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    const std::optional<Known> known = known_word("door_column", office::shown(row.cells[i]));
    if (!known) continue;
    const auto [entry, fresh] = ranks.emplace(known->word, known->rank);
    if (!fresh && known->rank >= entry->second) continue;
    entry->second = known->rank;
    columns[known->word] = i;
  }
  return columns;
}

bool says_doors(const DoorColumns& columns) { return columns.contains("door") || columns.contains("building"); }

std::string cell_of(const office::Row& row, const DoorColumns& columns, const char* field) {
  const auto column = columns.find(field);
  if (column == columns.end() || column->second >= row.cells.size()) return {};
  return text::cleaned(office::shown(row.cells[column->second])).text;
}

// "3" of "3" with the sign of buildings, units or rooms behind it.
std::string without_sign(std::string text) {
  text = text::narrowed(text);
  std::string longest;
  for (const std::string& sign : spellings_of("door_sign")) {
    if (text.size() > sign.size() && text.ends_with(sign) && sign.size() > longest.size()) longest = sign;
  }
  return text.substr(0, text.size() - longest.size());
}

DoorRow door_row(const office::Row& row, const DoorColumns& columns) {
  DoorRow door;
  door.number = row.number;
  door.estate = cell_of(row, columns, "estate");
  door.building = without_sign(cell_of(row, columns, "building"));
  door.unit = without_sign(cell_of(row, columns, "unit"));
  door.room = without_sign(cell_of(row, columns, "room"));
  const std::string whole = cell_of(row, columns, "door");
  if (!door.building.empty() || whole.empty()) return door;
  const std::optional<text::DoorReading> reading = text::read_door(whole);
  if (reading) {
    door.building = reading->building;
    door.unit = reading->unit;
    door.room = reading->room;
  } else {
    door.trouble = "door.unreadable";
  }
  return door;
}

bool says_nothing(const DoorRow& door) {
  return door.building.empty() && door.unit.empty() && door.room.empty() && !door.trouble;
}

Result<std::vector<DoorRow>> rows_below(const office::Sheet& sheet, std::size_t header, const DoorColumns& columns) {
  std::vector<DoorRow> doors;
  std::set<std::tuple<std::string, std::string, std::string, std::string>> seen;
  for (std::size_t i = header + 1; i < sheet.rows.size(); ++i) {
    DoorRow door = door_row(sheet.rows[i], columns);
    if (says_nothing(door) && door.estate.empty()) continue;
    if (door.building.empty() && !door.trouble) door.trouble = "area.building_missing";
    if (!door.trouble) door.again = !seen.emplace(door.estate, door.building, door.unit, door.room).second;
    doors.push_back(std::move(door));
    if (doors.size() > doors_max) return invalid("door.too_many_rows");
  }
  return doors;
}

}  // namespace

Result<std::vector<DoorRow>> read_doors(const std::vector<office::Sheet>& sheets) {
  for (const office::Sheet& sheet : sheets) {
    const std::size_t last = std::min(sheet.rows.size(), header_rows_looked_at);
    for (std::size_t i = 0; i < last; ++i) {
      const DoorColumns columns = door_columns(sheet.rows[i]);
      if (says_doors(columns)) return rows_below(sheet, i, columns);
    }
  }
  return invalid("door.no_header");
}

}  // namespace anxin::imports
