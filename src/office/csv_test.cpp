#include "office/csv.h"

#include <gtest/gtest.h>

namespace anxin::office {
namespace {

std::vector<std::string> texts_of(const Row& row) {
  std::vector<std::string> texts;
  for (const Cell& cell : row.cells) texts.push_back(cell.text);
  return texts;
}

using Texts = std::vector<std::string>;

TEST(Csv, finds_the_delimiter_also_when_others_stand_in_quotes) {
  EXPECT_EQ(read_csv("a;b\n\"1,2,3,4\";x\n").value().delimiter, ';');
  EXPECT_EQ(read_csv("a\tb\n1\t2\n").value().delimiter, '\t');
  EXPECT_EQ(read_csv("a,b\n1,2\n").value().delimiter, ',');
}

TEST(Csv, takes_line_ends_of_all_kinds_and_numbers_rows_by_the_line_where_they_begin) {
  const TextTable table = read_csv("a,b\r\n\"1\n2\",x\r\n3,4\r5,6\n\n7,8").value();
  ASSERT_EQ(table.sheet.rows.size(), 5U);
  EXPECT_EQ(texts_of(table.sheet.rows[1]), (Texts{"1\n2", "x"}));
  EXPECT_EQ(table.sheet.rows[1].number, 2);
  EXPECT_EQ(table.sheet.rows[2].number, 4);
  EXPECT_EQ(table.sheet.rows[3].number, 5);
  EXPECT_EQ(texts_of(table.sheet.rows[4]), (Texts{"7", "8"}));
  EXPECT_EQ(table.sheet.rows[4].number, 7);
}

TEST(Csv, reads_doubled_quotes_and_empty_quoted_fields) {
  const TextTable table = read_csv("a,\"say \"\"hi\"\"\",\"\",\n").value();
  EXPECT_EQ(texts_of(table.sheet.rows.at(0)), (Texts{"a", "say \"hi\"", "", ""}));
  EXPECT_FALSE(table.sheet.rows[0].broken.has_value());
}

TEST(Csv, marks_a_quote_inside_quotes_and_goes_on_behind_the_record) {
  const TextTable table = read_csv("n,t,k\n1,\"the \"east\" gate\",x\n2,y,z\n").value();
  ASSERT_EQ(table.sheet.rows.size(), 3U);
  ASSERT_TRUE(table.sheet.rows[1].broken.has_value());
  EXPECT_EQ(table.sheet.rows[1].broken->column, 1U);
  EXPECT_TRUE(table.sheet.rows[1].broken->closed);
  EXPECT_EQ(texts_of(table.sheet.rows[1]), (Texts{"1", "the \"east\" gate", "x"}));
  EXPECT_EQ(texts_of(table.sheet.rows[2]), (Texts{"2", "y", "z"}));
}

TEST(Csv, lets_the_record_after_a_quote_that_was_never_closed_survive) {
  const TextTable table = read_csv("n,t,k\n1,\"leak,x\n2,y,z\n3,\"a,\nb\",c\n").value();
  ASSERT_EQ(table.sheet.rows.size(), 4U);
  ASSERT_TRUE(table.sheet.rows[1].broken.has_value());
  EXPECT_FALSE(table.sheet.rows[1].broken->closed);
  EXPECT_EQ(texts_of(table.sheet.rows[1]), (Texts{"1", "leak,x"}));
  EXPECT_EQ(table.sheet.rows[2].number, 3);
  EXPECT_EQ(texts_of(table.sheet.rows[2]), (Texts{"2", "y", "z"}));
  EXPECT_EQ(texts_of(table.sheet.rows[3]), (Texts{"3", "a,\nb", "c"}));
  EXPECT_FALSE(table.sheet.rows[3].broken.has_value());
}

TEST(Csv, survives_a_last_quote_that_is_never_closed) {
  const TextTable table = read_csv("n,t\n1,\"leak\n2,y\n").value();
  ASSERT_EQ(table.sheet.rows.size(), 3U);
  EXPECT_TRUE(table.sheet.rows[1].broken.has_value());
  EXPECT_EQ(texts_of(table.sheet.rows[2]), (Texts{"2", "y"}));
}

TEST(Csv, refuses_too_many_rows_and_columns) {
  Limits limits;
  limits.rows_max = 2;
  EXPECT_EQ(read_csv("a\nb\nc\n", limits).error().key, "sheet.too_many_rows");
  limits.columns_max = 2;
  EXPECT_EQ(read_csv("a,b,c\n", limits).error().key, "sheet.too_wide");
}

}  // namespace
}  // namespace anxin::office
