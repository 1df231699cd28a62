#include "office/xlsx.h"

#include <gtest/gtest.h>

#include "office/number_formats.h"
#include "office/xlsx_text.h"
#include "office/zip_samples.h"

namespace anxin::office {
namespace {

constexpr const char* package = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

std::string relation(const std::string& id, const std::string& type, const std::string& target) {
  return "<Relationship Id=\"" + id + "\" Type=\"" + package + "/" + type + "\" Target=\"" + target + "\"/>";
}

// A workbook around one sheet's XML; styles: 0 plain, 1 an own date format, 2 text (49), 3 Chinese Excel's 58.
std::string book(const std::string& sheet, const std::string& strings = "") {
  ZipSample sample;
  sample.add("_rels/.rels",
             "<Relationships>" + relation("r1", "officeDocument", "xl/workbook.xml") + "</Relationships>");
  sample.add("xl/workbook.xml", "<workbook><sheets><sheet name=\"S\" r:id=\"r1\"/></sheets></workbook>");
  sample.add("xl/_rels/workbook.xml.rels", "<Relationships>" + relation("r1", "worksheet", "worksheets/s1.xml") +
                                               relation("r2", "styles", "/xl/styles.xml") +
                                               relation("r3", "sharedStrings", "sharedStrings.xml") +
                                               "</Relationships>");
  sample.add(
      "xl/styles.xml",
      "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"yyyy\\-mm\\-dd\"/></numFmts><cellXfs>"
      "<xf numFmtId=\"0\"/><xf numFmtId=\"164\"/><xf numFmtId=\"49\"/><xf numFmtId=\"58\"/></cellXfs></styleSheet>");
  sample.add("xl/sharedStrings.xml", "<sst>" + strings + "</sst>");
  sample.add_packed("xl/worksheets/s1.xml", sheet);
  return sample.bytes();
}

std::string rows(const std::string& inside) { return "<worksheet><sheetData>" + inside + "</sheetData></worksheet>"; }

Sheet only_sheet(const std::string& bytes) { return read_xlsx(bytes).value().sheets.at(0); }

TEST(Xlsx, reads_shared_and_inline_texts_without_their_phonetic_reading) {
  const Sheet sheet = only_sheet(
      book(rows("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c>"
                "<c r=\"C1\" t=\"inlineStr\"><is><t>in</t></is></c></row>"),
           "<si><t>one</t></si><si><r><t>tw</t></r><r><t>o</t></r><rPh sb=\"0\" eb=\"1\"><t>TSU</t></rPh></si>"));
  EXPECT_EQ(sheet.rows.at(0).cells.at(0).text, "one");
  EXPECT_EQ(sheet.rows[0].cells.at(1).text, "two");
  EXPECT_EQ(sheet.rows[0].cells.at(2).text, "in");
}

TEST(Xlsx, keeps_row_numbers_and_columns_where_rows_and_cells_are_missing) {
  const Sheet sheet =
      only_sheet(book(rows("<row r=\"3\"><c r=\"C3\"><v>7</v></c></row><row r=\"5\"><c r=\"A5\" s=\"2\"/></row>"
                           "<row r=\"9\"><c r=\"B9\"><v>1.99E10</v></c></row>")));
  ASSERT_EQ(sheet.rows.size(), 2U);
  EXPECT_EQ(sheet.rows[0].number, 3);
  EXPECT_EQ(sheet.rows[0].cells.size(), 3U);
  EXPECT_EQ(sheet.rows[0].cells[0].kind, Cell::Kind::empty);
  EXPECT_EQ(sheet.rows[1].number, 9);
  EXPECT_EQ(shown(sheet.rows[1].cells[1]), "19900000000");
}

TEST(Xlsx, keeps_leading_zeros_of_texts_and_tells_dates_by_their_style) {
  const Sheet sheet = only_sheet(book(
      rows("<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>00123</t></is></c><c r=\"B1\" s=\"1\"><v>45717.5</v></c>"
           "<c r=\"C1\" s=\"2\"><v>45717.5</v></c><c r=\"D1\" s=\"3\"><v>45717</v></c></row>")));
  const std::vector<Cell>& cells = sheet.rows.at(0).cells;
  EXPECT_EQ(shown(cells.at(0)), "00123");
  EXPECT_TRUE(cells.at(1).dated);
  EXPECT_FALSE(cells.at(2).dated);
  EXPECT_TRUE(cells.at(3).dated);
  EXPECT_EQ(moment_of(cells[1].number, false)->day, Day::of(2025, 3, 1));
  EXPECT_EQ(moment_of(cells[1].number, false)->time->minute_of_day, 12 * 60);
}

TEST(Xlsx, counts_days_from_1900_and_1904) {
  EXPECT_EQ(moment_of(1, false)->day, Day::of(1900, 1, 1));
  EXPECT_EQ(moment_of(61, false)->day, Day::of(1900, 3, 1));
  EXPECT_EQ(moment_of(0, true)->day, Day::of(1904, 1, 1));
  EXPECT_FALSE(moment_of(-1, false).has_value());
  EXPECT_FALSE(moment_of(1e9, false).has_value());
}

TEST(Xlsx, knows_which_formats_show_a_date) {
  for (const char* format : {"yyyy\\-mm\\-dd hh:mm:ss", "[$-804]m\"x\"d", "[h]:mm", "h:mm AM/PM"}) {
    EXPECT_TRUE(is_date_text(format)) << format;
  }
  for (const char* format : {"General", "0.00", "#,##0;[Red]-#,##0", "0\" days\"", "@", "\\d0"}) {
    EXPECT_FALSE(is_date_text(format)) << format;
  }
  EXPECT_TRUE(is_built_in_date(14));
  EXPECT_TRUE(is_built_in_date(58));
  EXPECT_FALSE(is_built_in_date(48));
  EXPECT_FALSE(is_built_in_date(49));
}

TEST(Xlsx, decodes_escaped_characters_and_says_so_of_carriage_returns) {
  EXPECT_EQ(unescaped("a_x000D_\nb").text, "a\r\nb");
  EXPECT_TRUE(unescaped("a_x000D_\nb").escaped_cr);
  EXPECT_EQ(unescaped("_x005F_x000D_").text, "_x000D_");
  EXPECT_EQ(unescaped("_xD842__xDFB7_").text, "𠮷");
  EXPECT_EQ(unescaped("_xD842_").text, "\uFFFD");
  EXPECT_EQ(unescaped("_xZZZZ_ _x12").text, "_xZZZZ_ _x12");
}

TEST(Xlsx, tells_hidden_columns_and_merged_ranges) {
  const Sheet sheet = only_sheet(
      book("<worksheet><cols><col min=\"2\" max=\"3\" hidden=\"1\"/></cols><sheetData/><mergeCells><mergeCell "
           "ref=\"A1:C2\"/></mergeCells></worksheet>"));
  EXPECT_EQ(sheet.hidden_columns, (std::vector<std::size_t>{1, 2}));
  ASSERT_EQ(sheet.merges.size(), 1U);
  EXPECT_EQ(sheet.merges[0].last_row, 2);
  EXPECT_EQ(sheet.merges[0].last_column, 2U);
}

TEST(Xlsx, refuses_document_types_containers_and_sheets_without_end) {
  EXPECT_EQ(read_xlsx(book("<!DOCTYPE x [<!ENTITY a \"b\">]>" + rows(""))).error().key, "sheet.document_type");
  EXPECT_EQ(read_xlsx("\xD0\xCF\x11\xE0 something").error().key, "sheet.old_xls");
  std::string encrypted = "\xD0\xCF\x11\xE0";
  for (const char c : std::string("EncryptedPackage")) encrypted += std::string(1, c) + '\0';
  EXPECT_EQ(read_xlsx(encrypted).error().key, "sheet.encrypted");
  EXPECT_EQ(read_xlsx(book(rows("<row r=\"1\"><c r=\"XFD1\"><v>1</v></c></row>"))).error().key, "sheet.too_wide");
  EXPECT_EQ(read_xlsx(ZipSample().add("a", "1").bytes()).error().key, "sheet.broken");
  EXPECT_EQ(read_xlsx(book("<worksheet><sheetData>")).error().key, "sheet.broken");
  Limits limits;
  limits.rows_max = 1;
  const std::string two = book(rows("<row r=\"1\"><c><v>1</v></c></row><row r=\"2\"><c><v>1</v></c></row>"));
  EXPECT_EQ(read_xlsx(two, limits).error().key, "sheet.too_many_rows");
}

TEST(Xlsx, pays_nothing_for_rows_that_are_styled_and_empty) {
  std::string many;
  for (int row = 1; row <= 5000; ++row) {
    many += "<row r=\"" + std::to_string(row * 7) + "\"><c r=\"A" + std::to_string(row * 7) + "\" s=\"2\"/></row>";
  }
  EXPECT_TRUE(only_sheet(book(rows(many))).rows.empty());
}

}  // namespace
}  // namespace anxin::office
