// What can be done with an import in one transaction: read it, answer for a place, decide about a row. Uploading and
// running take several: upload_actions.h, run_actions.h.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "areas/area.h"
#include "imports/import.h"
#include "store/call.h"

namespace anxin::imports {

struct FilePage {
  std::string name;
  std::string format;
  std::optional<std::string> encoding;
  std::optional<std::string> delimiter;
  std::optional<std::string> sheet;
  int header_row = 0;
  int rows = 0;
  int ignored_rows = 0;
};
// Rows by level, then by result; `ready`: what a run would take now.
struct CountsPage {
  std::int64_t ready = 0;
  std::int64_t note = 0;
  std::int64_t ask = 0;
  std::int64_t error = 0;
  std::int64_t taken = 0;
  std::int64_t known = 0;
  std::int64_t held = 0;
  std::int64_t refused = 0;
  std::int64_t not_ours = 0;
};
struct UploaderPage {
  PersonId person_id;
};
struct ImportCard {
  ImportId id;
  AreaId area_id;
  std::string state;
  std::string source;
  FilePage file;
  CountsPage counts;
  Instant uploaded;
  std::optional<Instant> started;
  std::optional<Instant> finished;
  UploaderPage by;
};
struct ColumnPage {
  int index = 0;
  std::string letter;
  std::string header;
  std::optional<std::string> field;
  bool remembered = false;
  std::vector<std::string> sample;
};
struct QuestionPage {
  std::string value;
  std::int64_t rows = 0;
  bool answered = false;
  std::optional<AreaId> answer;
};
struct ImportPage {
  ImportCard card;
  std::vector<ColumnPage> columns;
  std::vector<QuestionPage> questions;
};
struct ImportList {
  std::vector<ImportCard> items;
  std::optional<ImportId> next;
};
struct ImportQuery {
  AreaId area_id;
  std::optional<ImportId> after;
};

struct FlagPage {
  std::optional<std::string> column;
  std::string code;
  std::string level;
};
struct RowPage {
  int row = 0;
  std::string order_no;
  std::string level;
  std::vector<FlagPage> flags;
  std::optional<Instant> received;
  std::string summary;
  std::string caller_masked;
  std::string phone_masked;
  std::string place;
  std::optional<std::string> order_kind;
  std::optional<Instant> due;
  std::optional<std::string> decision;
  std::optional<std::string> result;
  std::optional<NeedId> need_id;
  std::optional<std::string> need_no;
};
struct RowList {
  std::vector<RowPage> items;
  std::optional<int> next;
};
struct RowQuery {
  std::optional<std::string> level;
  std::optional<int> after;
};

struct AnswerDraft {
  std::string value;
  std::optional<AreaId> area_id;  // nullopt: not ours
};
struct DecisionDraft {
  bool take = false;
  std::optional<Corrections> corrections;
};

// Inside the scope of Permission::import_run.
Result<Import> import_for(Call& call, ImportId id);
ImportPage page_of(Call& call, const Import& import);
// One journal line about the import, in the chain of its community or county.
void journal(Call& call, const Import& import, const char* action, std::string facts);

Result<ImportList> list_imports(Call& call, const ImportQuery& query);
Result<ImportPage> read_import(Call& call, ImportId id);
Result<RowList> list_rows(Call& call, ImportId id, const RowQuery& query);
Result<ImportPage> answer_place(Call& call, ImportId id, const AnswerDraft& draft);
Result<RowPage> decide_row(Call& call, ImportId id, int row, const DecisionDraft& draft);

}  // namespace anxin::imports
