#include "store/row.h"

#include "store/failure.h"

namespace anxin::store {

void Row::does_not_fit(int column) {
  throw Failure("column " + std::to_string(column) + ": the number does not fit the type that reads it");
}

Day Row::day(std::string_view text) {
  const std::optional<Day> parsed = Day::parse(text);
  if (!parsed) throw Failure("a column read as a day holds no date");
  return *parsed;
}

}  // namespace anxin::store
