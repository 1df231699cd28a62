#include "imports/order_sheet.h"

#include <gtest/gtest.h>

#include "office/csv.h"

namespace anxin::imports {
namespace {

struct Read {
  Header header;
  OrderSheet sheet;
};

Read read(const std::string& text) {
  const office::Sheet sheet = office::read_csv(text).value().sheet;
  const Header header = find_header(sheet, {}).value();
  return {header, read_orders(sheet, header, WorkingDays())};
}

std::string codes_of(const OrderRow& row) {
  std::string codes;
  for (const Flag& flag : row.flags) codes.append(codes.empty() ? "" : " ").append(flag.code);
  return codes;
}

const std::string head = "单号,来电时间,内容,来电人,电话,诉求类型,截止日期\n";

std::string codes(const std::string& record) { return codes_of(read(head + record + "\n").sheet.rows.at(0)); }

TEST(OrderSheet, flags_what_is_odd_about_a_row) {
  EXPECT_EQ(codes("1,2025-3-1 8:05,漏水,陈样五,19900000001,投诉,2025-3-8"), "");
  EXPECT_EQ(codes(",2025-3-1 8:05,漏水,陈样五,,投诉,"), "no_number");
  EXPECT_EQ(codes("1,2025-2-30,漏水,陈样五,,投诉,"), "bad_date");
  EXPECT_EQ(codes("1,2025-3-1,\u3000 ,陈样五,,投诉,"), "missing_words");
  EXPECT_EQ(codes("1,2025-3-1,漏水,陈样五,1990000ABCD,其它事,待定"), "bad_date bad_phone unknown_type");
  EXPECT_EQ(codes("1,2025-3-5,漏水,陈样五,,投诉,2025-3-1"), "due_before_received");
  EXPECT_EQ(codes("1,2025-3-5,=1+1,匿名,,投诉,"), "formula_as_text anonymous_caller");
  EXPECT_EQ(codes("1,2025-3-5,车\u202e停\u202c,陈样五,,投诉,"), "bidi_characters");
}

TEST(OrderSheet, leaves_totals_headers_and_notes_beside_the_table_out) {
  const Read got =
      read(head + "1,2025-3-1,漏水,陈样五,,投诉,\n" + head + "1,2025-3-2,又漏,陈样五,,投诉,\n合计,2,,,,,\n");
  ASSERT_EQ(got.sheet.rows.size(), 2U);
  EXPECT_EQ(got.sheet.ignored_rows, 2);
  EXPECT_EQ(codes_of(got.sheet.rows[1]), "order_again");
}

TEST(OrderSheet, keeps_flags_through_their_text) {
  const std::vector<Flag> flags{{std::size_t{12}, "escaped_cr", Level::note},
                                {std::nullopt, "need.no_staff", Level::error}};
  EXPECT_EQ(flags_of(text_of(flags)), flags);
  EXPECT_TRUE(flags_of("").empty());
}

TEST(OrderSheet, reads_a_correction_by_the_same_rules) {
  const Read got = read(head + "1,2025-3-1,漏水,陈样五,1990000ABCD,其它事,\n");
  const OrderRow& row = got.sheet.rows.at(0);
  EXPECT_EQ(level_of(row), Level::ask);
  Corrections corrections;
  corrections.phone = PrivateText("199 0000 0001");
  corrections.order_kind = "help";
  const WorkingDays weekends_only;
  const Layout layout{.columns = got.header.columns, .days = weekends_only};
  const OrderRow better = corrected(row, corrections, layout).value();
  EXPECT_EQ(level_of(better), Level::ok);
  EXPECT_EQ(better.phone.reveal(), "19900000001");
  corrections.phone = PrivateText("x");
  EXPECT_EQ(corrected(row, corrections, layout).error().field, ".corrections.phone");
}

TEST(OrderSheet, shows_samples_whole_only_where_nothing_personal_stands) {
  const Read got = read(head + "B77,2025-3-1,漏水三天,陈样五,19900000001,投诉,\n");
  const office::Sheet sheet = office::read_csv(head + "B77,2025-3-1,漏水三天,陈样五,19900000001,投诉,\n").value().sheet;
  EXPECT_EQ(samples_of(sheet, got.header, got.header.columns.at(0)), (std::vector<std::string>{"B77"}));
  EXPECT_EQ(samples_of(sheet, got.header, got.header.columns.at(3)), (std::vector<std::string>{"陈样…"}));
  EXPECT_EQ(samples_of(sheet, got.header, got.header.columns.at(4)), (std::vector<std::string>{"19…"}));
}

}  // namespace
}  // namespace anxin::imports
