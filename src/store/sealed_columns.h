// Which columns hold sealed values, and under whose key: said in the migrations, so that `verify` can open every one of
// them. One line a table, behind "-- sealed: ":
//
//   person.id: name birth                    row `id` has its own `sealed_key`
//   triage.number by need: feasible_reason   its own key too, but the subject of the key is the column `need`
//   contact.id by person of person: value    the key is that of the table person, of the row whose id is `person`
//   import_row.number by import of import, numbered: words    and the place is "import_row.words.<number>"
//
// The word behind the dot is the column that tells the rows of one subject apart.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "store/migration.h"

namespace anxin::store {

struct SealedColumns {
  std::string table;
  std::string row;      // "id", "number"
  std::string subject;  // column of the subject whose key it is
  std::string owner;    // table with the key; empty: this one
  bool numbered = false;
  std::vector<std::string> columns;
};

// Throws std::logic_error when a line is not understood.
std::vector<SealedColumns> sealed_columns(std::span<const Migration> migrations);

}  // namespace anxin::store
