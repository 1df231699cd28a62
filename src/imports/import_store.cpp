#include "imports/import_store.h"

#include <fmt/format.h>

#include <algorithm>

namespace anxin::imports {
namespace {

constexpr std::string_view file_name_place = "import.file_name";
constexpr std::string_view content_place = "import.content";
constexpr std::string_view sheet_place = "import.sheet";
constexpr std::string_view sample_place = "import_header.sample";

constexpr std::string_view import_columns = R"sql(
    SELECT county, id, area, area_path, source, state, format, encoding, delimiter, header_row, row_count,
           ignored_rows, uploaded_by, uploaded, started, finished, moved, sealed_key, sheet, file_name
    FROM import )sql";

Import import_of(Tx& tx, const store::Row& row) {
  Import import{.county = row.get<CountyId>(0),
                .id = row.get<ImportId>(1),
                .area = row.get<AreaId>(2),
                .path = AreaPath(row.get<std::string>(3)),
                .source = row.get<std::string>(4),
                .state = state_of(row.get<std::string>(5)).value(),
                .file = {.name = {},
                         .format = row.get<std::string>(6),
                         .encoding = row.get<std::optional<std::string>>(7),
                         .delimiter = row.get<std::optional<std::string>>(8),
                         .sheet = std::nullopt,
                         .header_row = row.get<int>(9),
                         .rows = row.get<int>(10),
                         .ignored_rows = row.get<int>(11)},
                .uploaded_by = row.get<PersonId>(12),
                .uploaded = row.get<Instant>(13),
                .started = row.get<std::optional<Instant>>(14),
                .finished = row.get<std::optional<Instant>>(15),
                .moved = row.get<std::optional<Instant>>(16)};
  const store::SubjectKey key = tx.open_key(import.county, import.id.number(), row.get<ByteView>(17));
  const auto sheet = row.get<std::optional<Bytes>>(18);
  if (sheet) import.file.sheet = key.open(sheet_place, *sheet).reveal();
  import.file.name = key.open(file_name_place, row.get<ByteView>(19));
  return import;
}

PrivateText joined(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text.append(text.empty() ? "" : "\n").append(line);
  return PrivateText(text);
}

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

}  // namespace

void insert_import(Tx& tx, const Import& import, const PrivateText& content) {
  const store::SubjectKey key = tx.new_key(import.county, import.id.number());
  const FileFacts& file = import.file;
  std::optional<Bytes> sheet;
  if (file.sheet) sheet = key.seal(sheet_place, PrivateText(*file.sheet));
  tx.run(R"sql(
    INSERT INTO import (county, id, area, area_path, source, state, format, encoding, delimiter, header_row,
                        row_count, ignored_rows, uploaded_by, uploaded, sealed_key, sheet, file_name, content)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18))sql",
         import.county, import.id, import.area, import.path.text(), import.source, word_of(import.state), file.format,
         file.encoding, file.delimiter, file.header_row, file.rows, file.ignored_rows, import.uploaded_by,
         import.uploaded, key.wrapped(), sheet, key.seal(file_name_place, file.name), key.seal(content_place, content));
}

std::optional<Import> find_import(Tx& tx, const Scope& scope, ImportId id) {
  for (const std::int64_t county : scope.counties()) {
    std::optional<Import> import = tx.first(
        fmt::format("{}{}", import_columns, R"sql(WHERE county = $1 AND id = $2)sql"),
        [&](const store::Row& row) { return import_of(tx, row); }, county, id);
    if (import && scope.covers(import->path)) return import;
  }
  return std::nullopt;
}

void lock_import(Tx& tx, const Import& import) {
  tx.first(R"sql(SELECT id FROM import WHERE county = $1 AND id = $2 @for_update)sql",
           [](const store::Row& row) { return row.get<ImportId>(0); }, import.county, import.id);
}

std::vector<Import> list_imports(Tx& tx, CountyId county, const AreaPath& within, ImportId before, std::int64_t limit) {
  return tx.all(
      fmt::format("{}{}", import_columns, R"sql(
    WHERE county = $1 AND area_path LIKE $2 || '%' AND id < $3 AND state <> 'reading' ORDER BY id DESC LIMIT $4)sql"),
      [&](const store::Row& row) { return import_of(tx, row); }, county, within.text(), before, limit);
}

void update_import(Tx& tx, const Import& import) {
  tx.run(R"sql(
    UPDATE import SET state = $3, row_count = $4, ignored_rows = $5, started = $6, finished = $7, moved = $8
    WHERE county = $1 AND id = $2)sql",
         import.county, import.id, word_of(import.state), import.file.rows, import.file.ignored_rows, import.started,
         import.finished, import.moved);
}

void set_moved(Tx& tx, const Import& import, Instant now) {
  tx.run(R"sql(UPDATE import SET moved = $3 WHERE county = $1 AND id = $2)sql", import.county, import.id, now);
}

std::int64_t drop_unfinished(Tx& tx, Instant before, std::int64_t limit) {
  const auto left = tx.all(
      R"sql(SELECT county, id FROM import WHERE state = 'reading' AND uploaded < $1 ORDER BY uploaded LIMIT $2)sql",
      [](const store::Row& row) { return std::pair(row.get<CountyId>(0), row.get<ImportId>(1)); }, before, limit);
  for (const auto& [county, id] : left) {
    tx.run(R"sql(DELETE FROM import_row WHERE county = $1 AND import = $2)sql", county, id);
    tx.run(R"sql(DELETE FROM import_header WHERE county = $1 AND import = $2)sql", county, id);
    tx.run(R"sql(DELETE FROM import WHERE county = $1 AND id = $2)sql", county, id);
  }
  return static_cast<std::int64_t>(left.size());
}

store::SubjectKey key_of(Tx& tx, const Import& import) {
  const auto wrapped = tx.first(R"sql(SELECT sealed_key FROM import WHERE county = $1 AND id = $2)sql",
                                [](const store::Row& row) { return row.get<Bytes>(0); }, import.county, import.id);
  return tx.open_key(import.county, import.id.number(), wrapped.value());
}

PrivateText content_of(Tx& tx, const Import& import) {
  const auto content = tx.first(R"sql(SELECT content FROM import WHERE county = $1 AND id = $2)sql",
                                [](const store::Row& row) { return row.get<Bytes>(0); }, import.county, import.id);
  return key_of(tx, import).open(content_place, content.value());
}

void write_headers(Tx& tx, const Import& import, const std::vector<HeaderColumn>& columns) {
  const store::SubjectKey key = key_of(tx, import);
  for (const HeaderColumn& header : columns) {
    const Column& column = header.column;
    tx.run(R"sql(
      INSERT INTO import_header (county, import, number, header, field, remembered, sample)
      VALUES ($1, $2, $3, $4, $5, $6, $7)
      ON CONFLICT (county, import, number) DO UPDATE SET field = excluded.field, remembered = excluded.remembered)sql",
           import.county, import.id, static_cast<std::int64_t>(column.index), column.header, column.field,
           column.remembered, key.seal(sample_place, joined(header.samples)));
  }
}

std::vector<HeaderColumn> headers_of(Tx& tx, const Import& import) {
  const store::SubjectKey key = key_of(tx, import);
  return tx.all(R"sql(
    SELECT number, header, field, remembered, sample FROM import_header WHERE county = $1 AND import = $2
    ORDER BY number)sql",
                [&](const store::Row& row) {
                  return HeaderColumn{{.index = static_cast<std::size_t>(row.get<std::int64_t>(0)),
                                       .header = row.get<std::string>(1),
                                       .field = row.get<std::optional<std::string>>(2),
                                       .remembered = row.get<bool>(3)},
                                      lines_of(key.open(sample_place, row.get<ByteView>(4)).reveal())};
                },
                import.county, import.id);
}

Remembered remembered_columns(Tx& tx, CountyId county, std::string_view source) {
  Remembered remembered;
  const auto rows =
      tx.all(R"sql(SELECT header, field FROM import_column WHERE county = $1 AND source = $2)sql",
             [](const store::Row& row) { return std::pair(row.get<std::string>(0), row.get<std::string>(1)); }, county,
             source);
  remembered.insert(rows.begin(), rows.end());
  return remembered;
}

void remember_column(Tx& tx, const Import& import, const Column& column) {
  tx.run(R"sql(
    INSERT INTO import_column (county, source, header, field) VALUES ($1, $2, $3, $4)
    ON CONFLICT (county, source, header) DO UPDATE SET field = excluded.field)sql",
         import.county, import.source, column.header, column.field.value_or(""));
}

Bytes hash_of_place(Tx& tx, CountyId county, std::string_view place) {
  return tx.vault().lookup_hash(county, "import place", place);
}

void remember_place(Tx& tx, const Import& import, const PlaceAnswer& answer) {
  tx.run(R"sql(
    INSERT INTO import_place (county, area, source, place_hash, answer, answered_by, answered)
    VALUES ($1, $2, $3, $4, $5, $6, $7)
    ON CONFLICT (county, area, source, place_hash)
    DO UPDATE SET answer = excluded.answer, answered_by = excluded.answered_by, answered = excluded.answered)sql",
         import.county, import.area, import.source, hash_of_place(tx, import.county, answer.place), answer.community,
         answer.by, answer.at);
}

}  // namespace anxin::imports
