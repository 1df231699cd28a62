// The wire shapes of imports.
#pragma once

#include "imports/import_actions.h"
#include "imports/upload_actions.h"
#include "json/about.h"

namespace anxin::imports {

using json::about;

template <class S>
void describe(S& shape, UploadQuery& v) {
  shape.field("area_id", v.area_id, about("Place that the sheet is taken in for: a county or anything below it"));
  shape.field("source", v.source, about("Whose order numbers these are, such as 12345").min_length(1).max_length(40));
}

template <class S>
void describe(S& shape, ImportQuery& v) {
  shape.field("area_id", v.area_id, about("Place"));
  shape.field("after", v.after, about("Last import of the page before"));
}

template <class S>
void describe(S& shape, RowQuery& v) {
  shape.field("level", v.level, about("Only rows of this level").one_of({"ok", "note", "ask", "error"}));
  shape.field("after", v.after, about("Last row of the page before"));
}

template <class S>
void describe(S& shape, ColumnDraft& v) {
  shape.field("index", v.index, about("Column, counted from 0").range(0, 511));
  shape.field("field", v.field, about("What it holds; none: nothing of ours").one_of(fields));
}

template <class S>
void describe(S& shape, ColumnsDraft& v) {
  shape.field("columns", v.columns, about("The columns that a person has named").max_items(512));
}

template <class S>
void describe(S& shape, AnswerDraft& v) {
  shape.field("value", v.value, about("The place as the sheet calls it").max_length(500));
  shape.field("area_id", v.area_id, about("The community that it is; none: not ours"));
}

template <class S>
void describe(S& shape, Corrections& v) {
  shape.field("words", v.words, about("What was said").max_length(5000));
  shape.field("phone", v.phone, about("Number to call back").max_length(40));
  shape.field("received", v.received, about("When the hotline heard it"));
  shape.field("due", v.due, about("The hotline's due date"));
  shape.field("order_kind", v.order_kind,
              about("The hotline's own kind")
                  .one_of({"consult", "help", "complaint", "suggestion", "report", "praise", "other"}));
  shape.field("order_no", v.order_no, about("The hotline's order number").max_length(60));
}

template <class S>
void describe(S& shape, DecisionDraft& v) {
  shape.field("take", v.take, about("Take the row over, or leave it"));
  shape.field("corrections", v.corrections, about("What a person wrote instead"));
}

template <class S>
void describe(S& shape, FilePage& v) {
  shape.field("name", v.name, about("The file's own name"));
  shape.field("format", v.format, about("Kind of file").one_of({"xlsx", "csv"}));
  shape.field("encoding", v.encoding, about("Charset of a text file"));
  shape.field("delimiter", v.delimiter, about("What stands between the fields of a text file"));
  shape.field("sheet", v.sheet, about("The sheet that was read"));
  shape.field("header_row", v.header_row, about("Row of the header"));
  shape.field("rows", v.rows, about("Orders in the sheet"));
  shape.field("ignored_rows", v.ignored_rows, about("Titles, totals and headers again"));
}

template <class S>
void describe(S& shape, CountsPage& v) {
  shape.field("ready", v.ready, about("Rows that a run would take now"));
  shape.field("note", v.note, about("Rows with a remark"));
  shape.field("ask", v.ask, about("Rows that a person has to decide about"));
  shape.field("error", v.error, about("Rows that cannot be taken"));
  shape.field("taken", v.taken, about("Rows that became needs"));
  shape.field("known", v.known, about("Rows whose order was there already; nothing was added"));
  shape.field("held", v.held, about("Rows that wait for a person"));
  shape.field("refused", v.refused, about("Rows that were not taken"));
  shape.field("not_ours", v.not_ours, about("Rows of places that are not ours"));
}

template <class S>
void describe(S& shape, UploaderPage& v) {
  shape.field("person_id", v.person_id, about("Who uploaded it"));
}

template <class S>
void describe(S& shape, ImportCard& v) {
  shape.field("id", v.id, about("The import"));
  shape.field("area_id", v.area_id, about("Place that it is for"));
  shape.field("state", v.state, about("How far it is").one_of({"columns", "preview", "running", "done"}));
  shape.field("source", v.source, about("Whose order numbers these are"));
  shape.field("file", v.file, about("Facts of the file"));
  shape.field("counts", v.counts, about("Rows by level and by result"));
  shape.field("uploaded", v.uploaded, about("When the file came"));
  shape.field("started", v.started, about("When it was run first"));
  shape.field("finished", v.finished, about("When every row had its result"));
  shape.field("by", v.by, about("Who uploaded it"));
}

template <class S>
void describe(S& shape, ColumnPage& v) {
  shape.field("index", v.index, about("Counted from 0"));
  shape.field("letter", v.letter, about("As a spreadsheet names it"));
  shape.field("header", v.header, about("As it stands in the file"));
  shape.field("field", v.field, about("What it holds").one_of(fields));
  shape.field("remembered", v.remembered, about("A person has said so for this source"));
  shape.field("sample", v.sample, about("Up to three values, masked where they are personal"));
}

template <class S>
void describe(S& shape, QuestionPage& v) {
  shape.field("value", v.value, about("The place as the sheet calls it; empty: rows that name none"));
  shape.field("rows", v.rows, about("How many rows it concerns"));
  shape.field("answered", v.answered, about("Whether it is known"));
  shape.field("answer", v.answer, about("The community; none though answered: not ours"));
}

template <class S>
void describe(S& shape, ImportPage& v) {
  describe(shape, v.card);
  shape.field("columns", v.columns, about("The columns of the file"));
  shape.field("questions", v.questions, about("The places of its rows, most rows first"));
}

template <class S>
void describe(S& shape, ImportList& v) {
  shape.field("items", v.items, about("Newest first"));
  shape.field("next", v.next, about("Mark of the next page"));
}

template <class S>
void describe(S& shape, FlagPage& v) {
  shape.field("column", v.column, about("Header of the column; none: the whole row"));
  shape.field("code", v.code, about("What is odd"));
  shape.field("level", v.level, about("What it means for the row").one_of({"note", "ask", "error"}));
}

template <class S>
void describe(S& shape, RowPage& v) {
  shape.field("row", v.row, about("Row of the sheet; in a text file the line where the record begins"));
  shape.field("order_no", v.order_no, about("The hotline's order number"));
  shape.field("level", v.level, about("The worst of its flags").one_of({"ok", "note", "ask", "error"}));
  shape.field("flags", v.flags, about("What is odd about it"));
  shape.field("received", v.received, about("When the hotline heard it"));
  shape.field("summary", v.summary, about("The beginning of what was said, without names and numbers"));
  shape.field("caller_masked", v.caller_masked, about("Surname and a star; empty: anonymous"));
  shape.field("phone_masked", v.phone_masked, about("Masked number; empty: none"));
  shape.field("place", v.place, about("The community as the sheet calls it"));
  shape.field("order_kind", v.order_kind, about("The hotline's own kind"));
  shape.field("due", v.due, about("The hotline's due date"));
  shape.field("decision", v.decision, about("What a person has decided").one_of({"take", "leave"}));
  shape.field("result", v.result, about("What came of it").one_of({"taken", "known", "held", "refused", "not_ours"}));
  shape.field("need_id", v.need_id, about("The need that it became"));
  shape.field("need_no", v.need_no, about("Its short number"));
}

template <class S>
void describe(S& shape, RowList& v) {
  shape.field("items", v.items, about("In the order of the sheet"));
  shape.field("next", v.next, about("Mark of the next page"));
}

}  // namespace anxin::imports
