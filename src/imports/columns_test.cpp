#include "imports/columns.h"

#include <gtest/gtest.h>

namespace anxin::imports {
namespace {

office::Row row_of(int number, const std::vector<std::string>& texts) {
  office::Row row{.number = number};
  for (const std::string& text : texts) {
    row.cells.push_back({.kind = text.empty() ? office::Cell::Kind::empty : office::Cell::Kind::text, .text = text});
  }
  return row;
}

std::string field_of(const Header& header, std::size_t index) {
  for (const Column& column : header.columns) {
    if (column.index == index) return column.field.value_or("-");
  }
  return "no column";
}

TEST(Columns, strips_marks_from_headers) {
  EXPECT_EQ(plain_header("工单编号（必填）"), "工单编号");
  EXPECT_EQ(plain_header(" * 来电时间 (yyyy-MM-dd)"), "来电时间");
  EXPECT_EQ(plain_header("联系\n电话＊"), "联系电话");
}

TEST(Columns, finds_the_header_behind_title_and_time_by_its_words) {
  office::Sheet sheet;
  sheet.rows = {row_of(1, {"示例市热线明细表"}), row_of(2, {"导出时间：2025-04-01", "", "导出单位：示例区"}),
                row_of(3, {"序号", "工单编号", "来电时间", "", "主要内容"}),
                row_of(4, {"1", "7", "2025-3-1", "x", "漏水"})};
  const std::optional<Header> header = find_header(sheet, {});
  ASSERT_TRUE(header.has_value());
  EXPECT_EQ(header->row, 2U);
  EXPECT_EQ(header->columns.size(), 4U);
  EXPECT_EQ(field_of(*header, 0), "-");
  EXPECT_EQ(field_of(*header, 1), "order_no");
  EXPECT_EQ(field_of(*header, 2), "received");
  EXPECT_EQ(field_of(*header, 4), "words");
}

TEST(Columns, gives_a_field_to_the_better_spelling_only) {
  office::Sheet sheet;
  sheet.rows = {row_of(1, {"单号", "处理时限（工作日）", "截止时间", "受理日期"})};
  const Header header = find_header(sheet, {}).value();
  EXPECT_EQ(field_of(header, 1), "-");
  EXPECT_EQ(field_of(header, 2), "due");
}

TEST(Columns, lets_what_a_person_said_win) {
  office::Sheet sheet;
  sheet.rows = {row_of(1, {"单号", "来电时间", "内容", "补充说明"})};
  const Header header = find_header(sheet, {{"补充说明", "words"}, {"单号", ""}}).value();
  EXPECT_EQ(field_of(header, 0), "-");
  EXPECT_EQ(field_of(header, 2), "-");
  EXPECT_EQ(field_of(header, 3), "words");
  EXPECT_TRUE(header.columns[3].remembered);
}

TEST(Columns, knows_the_header_again_in_the_middle_and_no_header_at_all) {
  office::Sheet sheet;
  sheet.rows = {row_of(1, {"单号", "来电时间", "内容"})};
  const Header header = find_header(sheet, {}).value();
  EXPECT_TRUE(repeats_header(row_of(52, {"单号", "来电时间", "内容"}), header.columns));
  EXPECT_FALSE(repeats_header(row_of(52, {"B1", "2025-3-1", "内容"}), header.columns));
  sheet.rows = {row_of(1, {"姓名", "性别", "身份证号"})};
  EXPECT_FALSE(find_header(sheet, {}).has_value());
}

}  // namespace
}  // namespace anxin::imports
