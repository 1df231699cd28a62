// The tables of imports, their columns, and what is remembered of a source.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/scope.h"
#include "imports/import.h"
#include "store/tx.h"

namespace anxin::imports {

void insert_import(Tx& tx, const Import& import, const PrivateText& content);
// Outside the scope = not there.
std::optional<Import> find_import(Tx& tx, const Scope& scope, ImportId id);
// The same row, locked until the transaction ends, so that two runs do not take one row twice.
void lock_import(Tx& tx, const Import& import);
// Newest first, below `before`; without those that are still being read.
std::vector<Import> list_imports(Tx& tx, CountyId county, const AreaPath& within, ImportId before, std::int64_t limit);
void update_import(Tx& tx, const Import& import);  // state, counts of the file, started, finished, moved
void set_moved(Tx& tx, const Import& import, Instant now);
// Uploads that came to no end before `before`, with all that was written of them; answers how many. At most `limit`.
std::int64_t drop_unfinished(Tx& tx, Instant before, std::int64_t limit);
PrivateText content_of(Tx& tx, const Import& import);
store::SubjectKey key_of(Tx& tx, const Import& import);

void write_headers(Tx& tx, const Import& import, const std::vector<HeaderColumn>& columns);  // in place of the old ones
std::vector<HeaderColumn> headers_of(Tx& tx, const Import& import);

Remembered remembered_columns(Tx& tx, CountyId county, std::string_view source);
// Places are kept and compared by this: what stands in a sheet as a place may be a name.
Bytes hash_of_place(Tx& tx, CountyId county, std::string_view place);
void remember_column(Tx& tx, const Import& import, const Column& column);

struct PlaceAnswer {
  std::string place;
  std::optional<AreaId> community;  // nullopt: not ours
  PersonId by;
  Instant at;
};
void remember_place(Tx& tx, const Import& import, const PlaceAnswer& answer);

}  // namespace anxin::imports
