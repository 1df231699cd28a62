#include "imports/import_actions.h"

#include <algorithm>
#include <limits>

#include "areas/area_actions.h"
#include "base/require.h"
#include "imports/import_row_store.h"
#include "imports/import_store.h"
#include "store/facts.h"
#include "text/names.h"
#include "text/phone.h"
#include "text/scrub.h"

namespace anxin::imports {
namespace {

constexpr std::int64_t imports_a_page = 50;
constexpr std::int64_t rows_a_page = 100;
constexpr std::size_t summary_length = 60;

void count(CountsPage& counts, const RowCount& alike) {
  if (!alike.result && alike.may_be_taken) counts.ready += alike.rows;
  switch (alike.level) {
    case Level::ok:
      break;
    case Level::note:
      counts.note += alike.rows;
      break;
    case Level::ask:
      counts.ask += alike.rows;
      break;
    case Level::error:
      counts.error += alike.rows;
      break;
  }
  if (alike.result == "taken") counts.taken += alike.rows;
  if (alike.result == "known") counts.known += alike.rows;
  if (alike.result == "held") counts.held += alike.rows;
  if (alike.result == "refused") counts.refused += alike.rows;
  if (alike.result == "not_ours") counts.not_ours += alike.rows;
}

ImportCard card_of(Call& call, const Import& import) {
  const FileFacts& file = import.file;
  ImportCard card{.id = import.id,
                  .area_id = import.area,
                  .state = std::string(word_of(shown_state(import, call.now))),
                  .source = import.source,
                  .file = {file.name.reveal(), file.format, file.encoding, file.delimiter, file.sheet, file.header_row,
                           file.rows, file.ignored_rows},
                  .counts = {},
                  .uploaded = import.uploaded,
                  .started = import.started,
                  .finished = import.finished,
                  .by = {import.uploaded_by}};
  for (const RowCount& alike : count_rows(call.tx, import)) count(card.counts, alike);
  return card;
}

std::string header_at(const std::vector<HeaderColumn>& columns, std::size_t index) {
  const auto found =
      std::ranges::find_if(columns, [&](const HeaderColumn& header) { return header.column.index == index; });
  return found == columns.end() ? office::letters_of(index) : found->column.header;
}

// An unknown place is said where the place was read.
std::optional<std::string> place_header(const std::vector<HeaderColumn>& columns) {
  for (const std::string_view field : {"community", "address"}) {
    for (const HeaderColumn& header : columns) {
      if (header.column.field == field) return header.column.header;
    }
  }
  return std::nullopt;
}

RowPage row_page_of(const ImportedRow& row, const std::vector<HeaderColumn>& columns) {
  const OrderRow& order = row.order;
  RowPage page{.row = order.number,
               .order_no = order.order_no,
               .level = std::string(word_of(shown_level(row))),
               .flags = {},
               .received = order.received,
               .summary = text::scrubbed(order.words.reveal(), {order.caller.reveal()}, summary_length),
               .caller_masked = text::masked_name(order.caller.reveal()),
               .phone_masked = order.phone.empty() ? std::string() : text::masked_phone(order.phone.reveal()),
               .place = order.place,
               .order_kind = order.order_kind,
               .due = order.due,
               .decision = row.decision,
               .result = row.result,
               .need_id = row.need,
               .need_no = row.need_no};
  for (const Flag& flag : order.flags) {
    page.flags.push_back({flag.column ? std::optional(header_at(columns, *flag.column)) : std::nullopt, flag.code,
                          std::string(word_of(flag.level))});
  }
  if (row.place_state == PlaceState::unknown && level_of(order) != Level::error) {
    page.flags.push_back({place_header(columns), "unknown_community", "ask"});
  }
  return page;
}

// Something waits to be taken again.
void wait_again(Call& call, Import import) {
  if (import.state != State::done) return;
  import.state = State::preview;
  import.finished.reset();
  update_import(call.tx, import);
}

}  // namespace

Result<Import> import_for(Call& call, ImportId id) {
  TRY(require(call.caller, Permission::import_run));
  std::optional<Import> import = find_import(call.tx, Scope::of(call.caller, Permission::import_run), id);
  if (!import || import->state == State::reading) return not_found();
  return std::move(*import);
}

void journal(Call& call, const Import& import, const char* action, std::string facts) {
  const areas::Area area = areas::area_named(call, import.area);
  store::append(call, {.action = action,
                       .county = import.county,
                       .chain = areas::is_community(area) ? area.id : AreaId(),
                       .object = "import",
                       .object_id = import.id.number(),
                       .facts = std::move(facts),
                       .role = call.caller.role_for(Permission::import_run, import.path)});
}

ImportPage page_of(Call& call, const Import& import) {
  ImportPage page{card_of(call, import), {}, {}};
  for (const HeaderColumn& header : headers_of(call.tx, import)) {
    const Column& column = header.column;
    page.columns.push_back({static_cast<int>(column.index), office::letters_of(column.index), column.header,
                            column.field, column.remembered, header.samples});
  }
  for (const PlaceQuestion& asked : places_of(call.tx, import)) {
    page.questions.push_back({asked.place, asked.rows, asked.answered, asked.answer});
  }
  return page;
}

Result<ImportList> list_imports(Call& call, const ImportQuery& query) {
  const areas::Area area = TRY(areas::area_for(call, query.area_id, Permission::import_run));
  if (area.county == CountyId()) return invalid("area.above_the_county", ".area_id");
  const ImportId before = query.after.value_or(ImportId(std::numeric_limits<std::int64_t>::max()));
  ImportList list;
  for (const Import& import : list_imports(call.tx, area.county, area.path, before, imports_a_page)) {
    list.items.push_back(card_of(call, import));
  }
  if (list.items.size() == imports_a_page) list.next = list.items.back().id;
  return list;
}

Result<ImportPage> read_import(Call& call, ImportId id) { return page_of(call, TRY(import_for(call, id))); }

Result<RowList> list_rows(Call& call, ImportId id, const RowQuery& query) {
  const Import import = TRY(import_for(call, id));
  const std::vector<HeaderColumn> columns = headers_of(call.tx, import);
  RowList list;
  for (const ImportedRow& row :
       list_rows(call.tx, import, query.level.value_or(""), query.after.value_or(0), rows_a_page)) {
    list.items.push_back(row_page_of(row, columns));
  }
  if (list.items.size() == rows_a_page) list.next = list.items.back().row;
  return list;
}

Result<ImportPage> answer_place(Call& call, ImportId id, const AnswerDraft& draft) {
  const Import import = TRY(import_for(call, id));
  const std::vector<PlaceQuestion> places = places_of(call.tx, import);
  if (std::ranges::find(places, draft.value, &PlaceQuestion::place) == places.end()) {
    return invalid("import.unknown_place", ".value");
  }
  if (draft.area_id) {
    const areas::Area community = TRY(areas::community_for(call, *draft.area_id, Permission::need_register));
    if (!import.path.covers(community.path)) return invalid("import.place_elsewhere", ".area_id");
  }
  remember_place(call.tx, import, {draft.value, draft.area_id, call.caller.person, call.now});
  release_place(call.tx, import, draft.value);
  wait_again(call, import);
  journal(call, import, "import.place_answered",
          draft.area_id ? store::Facts().id("community", *draft.area_id).text()
                        : store::Facts().word("community", "not_ours").text());
  return read_import(call, id);
}

Result<RowPage> decide_row(Call& call, ImportId id, int number, const DecisionDraft& draft) {
  const Import import = TRY(import_for(call, id));
  lock_import(call.tx, import);
  if (is_running(import, call.now)) return conflict("import.running");
  std::optional<ImportedRow> row = find_row(call.tx, import, number);
  if (!row) return not_found();
  if (row->result == "taken" || row->result == "known") return conflict("import.row_is_taken");
  const std::vector<HeaderColumn> headers = headers_of(call.tx, import);
  std::vector<Column> columns;
  for (const HeaderColumn& header : headers) columns.push_back(header.column);
  const WorkingDays days = areas::working_days(call, day_of(call.now));
  const Layout layout{.columns = columns, .days = days};
  if (draft.corrections) row->order = TRY(corrected(row->order, *draft.corrections, layout));
  if (draft.take && level_of(row->order) == Level::error) return invalid("import.row_broken", ".take");
  row->decision = draft.take ? "take" : "leave";
  row->result.reset();
  write_decision(call.tx, import, *row);
  wait_again(call, import);
  journal(call, import, "import.row_decided",
          store::Facts()
              .count("row", number)
              .word("decision", *row->decision)
              .word("corrected", draft.corrections ? "yes" : "no")
              .text());
  return row_page_of(*row, headers);
}

}  // namespace anxin::imports
