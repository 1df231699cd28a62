#include "imports/upload_actions.h"

#include <algorithm>
#include <map>
#include <set>

#include "areas/area_actions.h"
#include "base/require.h"
#include "imports/import_row_store.h"
#include "imports/import_store.h"
#include "imports/order_sheet.h"
#include "imports/values.h"
#include "office/csv.h"
#include "office/xlsx.h"
#include "store/facts.h"
#include "text/charset.h"
#include "text/unicode.h"

namespace anxin::imports {
namespace {

constexpr std::size_t rows_a_chunk = 200;

// A file that was read: its facts, its columns, its orders.
struct Opened {
  FileFacts file;
  std::vector<HeaderColumn> columns;
  std::vector<OrderRow> orders;
};

// What reading a file has to know of the place.
struct Place {
  Remembered remembered;
  WorkingDays days;
};

Place place_of(Call& call, const Import& import) {
  return {remembered_columns(call.tx, import.county, import.source), areas::working_days(call, day_of(call.now))};
}

Opened opened_sheet(const office::Sheet& sheet, const Header& header, const WorkingDays& days) {
  OrderSheet read = read_orders(sheet, header, days);
  Opened opened;
  opened.file.header_row = sheet.rows[header.row].number;
  opened.file.rows = static_cast<int>(read.rows.size());
  opened.file.ignored_rows = read.ignored_rows;
  for (const Column& column : header.columns) opened.columns.push_back({column, samples_of(sheet, header, column)});
  opened.orders = std::move(read.rows);
  return opened;
}

Result<Opened> opened_book(std::string_view bytes, const Place& place) {
  const office::Workbook book = TRY(office::read_xlsx(bytes));
  for (const office::Sheet& sheet : book.sheets) {
    const std::optional<Header> header = find_header(sheet, place.remembered);
    if (!header) continue;
    Opened opened = opened_sheet(sheet, *header, place.days);
    opened.file.format = "xlsx";
    opened.file.sheet = sheet.name;
    return opened;
  }
  return invalid("import.no_header");
}

Result<Opened> opened_text(std::string_view bytes, const Place& place) {
  const std::optional<text::Decoded> decoded = text::decoded(bytes);
  if (!decoded) return invalid("import.unknown_charset");
  const office::TextTable table = TRY(office::read_csv(decoded->utf8));
  const std::optional<Header> header = find_header(table.sheet, place.remembered);
  if (!header) return invalid("import.no_header");
  Opened opened = opened_sheet(table.sheet, *header, place.days);
  opened.file.format = "csv";
  opened.file.encoding = decoded->charset;
  opened.file.delimiter = std::string(1, table.delimiter);
  return opened;
}

Result<Opened> opened_file(std::string_view bytes, const Place& place) {
  if (bytes.empty()) return invalid("import.empty");
  if (office::kind_of(bytes) == office::FileKind::text) return opened_text(bytes, place);
  return opened_book(bytes, place);
}

State state_after_reading(const Opened& opened) {
  std::vector<Column> columns;
  for (const HeaderColumn& header : opened.columns) columns.push_back(header.column);
  return missing_fields(columns).empty() ? State::preview : State::columns;
}

Result<Import> new_import(Call& call, const Upload& upload) {
  const UploadQuery& query = upload.query;
  const areas::Area area = TRY(areas::area_for(call, query.area_id, Permission::import_run));
  if (area.county == CountyId()) return invalid("area.above_the_county", ".area_id");
  constexpr std::size_t file_name_max = 200;
  Import import;
  import.county = area.county;
  import.area = area.id;
  import.path = area.path;
  import.source = TRY(checked_source(query.source));
  import.file.name = PrivateText(text::prefix(text::cleaned(upload.file_name.reveal()).text, file_name_max));
  import.uploaded_by = call.caller.person;
  import.state = State::reading;
  return import;
}

// The communities that this import may be for, by their plain names; a name that two of them have is left out.
Result<std::map<std::string, AreaId>> communities_of(Call& call, const Import& import) {
  std::map<std::string, AreaId> named;
  std::set<std::string> doubled;
  const areas::Area area = areas::area_named(call, import.area);
  if (areas::is_community(area)) {
    named.emplace(plain_community(area.name), area.id);
    named.emplace("", area.id);  // a sheet that names no place is about the place that it is taken in for
    return named;
  }
  for (const char* kind : {"community", "village"}) {
    std::optional<AreaId> after;
    do {
      const areas::AreaList list = TRY(areas::list_areas(call, {import.area, kind, after}));
      for (const areas::AreaCard& card : list.items) {
        if (!named.emplace(plain_community(card.name), card.id).second) doubled.insert(plain_community(card.name));
      }
      after = list.next;
    } while (after);
  }
  for (const std::string& name : doubled) named.erase(name);
  return named;
}

Result<Done> recognise_places(Call& call, const Import& import) {
  const std::map<std::string, AreaId> communities = TRY(communities_of(call, import));
  for (const PlaceQuestion& asked : places_of(call.tx, import)) {
    const auto found = communities.find(plain_community(asked.place));
    if (asked.answered || found == communities.end()) continue;
    remember_place(call.tx, import, {asked.place, found->second, call.caller.person, call.now});
  }
  return Done{};
}

// Also one that nobody sees yet.
Result<Import> import_in_work(Call& call, ImportId id) {
  TRY(require(call.caller, Permission::import_run));
  std::optional<Import> import = find_import(call.tx, Scope::of(call.caller, Permission::import_run), id);
  if (!import) return not_found();
  return std::move(*import);
}

Result<Done> write_chunk(Call& call, ImportId id, const std::vector<OrderRow>& chunk) {
  write_rows(call.tx, TRY(import_in_work(call, id)), chunk);
  return Done{};
}

// Writes the rows in chunks; the import can be used only when the last one is there.
Result<ImportPage> written(const Calls& calls, ImportId id, const Opened& opened, const char* action) {
  for (std::size_t begin = 0; begin < opened.orders.size(); begin += rows_a_chunk) {
    const auto first = opened.orders.begin() + static_cast<std::ptrdiff_t>(begin);
    const std::vector<OrderRow> chunk(
        first, first + static_cast<std::ptrdiff_t>(std::min(rows_a_chunk, opened.orders.size() - begin)));
    const Result<Done> done = calls.write([&](Call& call) { return write_chunk(call, id, chunk); });
    if (!done.ok()) return done.error();
  }
  return calls.finish([&](Call& call) -> Result<ImportPage> {
    Import import = TRY(import_in_work(call, id));
    import.state = state_after_reading(opened);
    import.file.rows = opened.file.rows;
    import.file.ignored_rows = opened.file.ignored_rows;
    update_import(call.tx, import);
    TRY(recognise_places(call, import));
    journal(call, import, action, store::Facts().count("rows", opened.file.rows).text());
    return page_of(call, import);
  });
}

Result<Done> name_columns(std::vector<HeaderColumn>& headers, const ColumnsDraft& draft) {
  for (const ColumnDraft& named : draft.columns) {
    const auto found = std::ranges::find_if(headers, [&](const HeaderColumn& header) {
      return header.column.index == static_cast<std::size_t>(named.index);
    });
    if (named.index < 0 || found == headers.end()) return invalid("import.unknown_column", ".columns");
    if (named.field && !is_field(*named.field)) return invalid("import.unknown_field", ".columns");
    found->column.field = named.field;
    found->column.remembered = true;
  }
  std::set<std::string> used;
  for (const HeaderColumn& header : headers) {
    const std::optional<std::string>& field = header.column.field;
    if (field && *field != "ignore" && !used.insert(*field).second) return invalid("import.field_twice", ".columns");
  }
  return Done{};
}

}  // namespace

Result<ImportPage> upload_sheet(const Calls& calls, const Upload& upload) {
  Place place;
  TRY(calls.read([&](Call& call) -> Result<Done> {
    place = place_of(call, TRY(new_import(call, upload)));
    return Done{};
  }));
  const Opened opened = TRY(opened_file(upload.bytes, place));
  const PrivateText content{std::string(upload.bytes)};
  ImportId id;
  TRY(calls.write([&](Call& call) -> Result<Done> {
    Import import = TRY(new_import(call, upload));
    import.id = call.ids.next<ImportId>(call.now);
    import.uploaded = call.now;
    const PrivateText name = import.file.name;
    import.file = opened.file;
    import.file.name = name;
    insert_import(call.tx, import, content);
    write_headers(call.tx, import, opened.columns);
    id = import.id;
    return Done{};
  }));
  return written(calls, id, opened, "import.uploaded");
}

Result<ImportPage> set_columns(const Calls& calls, ImportId id, const ColumnsDraft& draft) {
  Place place;
  PrivateText content;
  TRY(calls.write([&](Call& call) -> Result<Done> {
    Import import = TRY(import_for(call, id));
    lock_import(call.tx, import);
    if (is_running(import, call.now)) return conflict("import.running");
    std::vector<HeaderColumn> headers = headers_of(call.tx, import);
    TRY(name_columns(headers, draft));
    for (const HeaderColumn& header : headers) {
      if (header.column.remembered) remember_column(call.tx, import, header.column);
    }
    import.state = State::columns;
    update_import(call.tx, import);
    forget_waiting_rows(call.tx, import);
    place = place_of(call, import);
    content = content_of(call.tx, import);
    return Done{};
  }));
  const Opened opened = TRY(opened_file(content.reveal(), place));
  TRY(calls.write([&](Call& call) -> Result<Done> {
    write_headers(call.tx, TRY(import_for(call, id)), opened.columns);
    return Done{};
  }));
  return written(calls, id, opened, "import.columns_set");
}

}  // namespace anxin::imports
