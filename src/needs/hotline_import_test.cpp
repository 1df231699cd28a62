// The three golden sheets, line by line, through the whole way: upload, recognise, run, run again (issue 3, points 8,
// 12).
#include "needs/hotline_import_actions.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <set>
#include <sstream>

#include "areas/area_actions.h"
#include "imports/import_actions.h"
#include "json/document.h"
#include "needs/need_actions.h"
#include "testing/test_database.h"
#include "vault/system_random.h"

namespace anxin::needs {
namespace {

using imports::ImportPage;
using imports::RowPage;

std::string golden(const std::string& name) {
  std::ifstream file(std::string(ANXIN_SOURCE) + "/tests/golden/import/" + name, std::ios::binary);
  std::stringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

json::Node field(const json::Node& object, std::string_view name) {
  for (json::Node item = object.first(); !item.at_end_of(object); item = item.next()) {
    if (item.key() == name) return item;
  }
  throw std::logic_error("expected.json has no " + std::string(name));
}

// "6 来电时间 date_as_text note", one for each flag of the file.
std::multiset<std::string> expected_flags(const std::string& name) {
  const json::Document document = json::Document::parse(golden("expected.json")).value();
  std::multiset<std::string> flags;
  const json::Node list = field(field(document.root(), name), "flags");
  for (json::Node flag = list.first(); !flag.at_end_of(list); flag = flag.next()) {
    flags.insert(std::to_string(field(flag, "row").integer()) + " " + std::string(field(flag, "column").text()) + " " +
                 std::string(field(flag, "code").text()) + " " + std::string(field(flag, "level").text()));
  }
  return flags;
}

class HotlineImport : public tests::OnBothDatabases {
 protected:
  void SetUp() override {
    HeldGrant grant;
    grant.role = "system";
    for (int number = 0; number < permission_count; ++number) grant.permissions.add(static_cast<Permission>(number));
    grant.path = AreaPath::root();
    caller_.account = AccountId(1);
    caller_.person = PersonId(77);
    caller_.grants = {grant};
    const std::vector<areas::Division> divisions{{"99", "样本省", "", "province"},
                                                 {"9999", "样本市", "99", "city"},
                                                 {"999999", "样本县", "9999", "county"},
                                                 {"999999001", "云桥街道", "999999", "subdistrict"},
                                                 {"999999001001", "松风社区居民委员会", "999999001", "community"},
                                                 {"999999001002", "槐安社区居民委员会", "999999001", "community"},
                                                 {"999999001003", "河湾社区居委会", "999999001", "community"},
                                                 {"999999001004", "城北社区居民委员会", "999999001", "community"}};
    county_ = must<areas::Area>(
        [&](Call& call) { return areas::load_county(call, divisions, "999999", *Day::of(2024, 1, 1), "test"); });
    caller_.grants[0].county = county_.county;
    north_ = must<areas::Area>(
        [&](Call& call) -> Result<areas::Area> { return areas::area_by_code(call, "999999001004").value(); });
  }

  template <class T>
  T must(const std::function<Result<T>(Call&)>& action) {
    std::optional<T> value;
    database().write_now([&](Tx& tx) {
      Call call{tx, caller_, now_, ids_, random_};
      Result<T> result = action(call);
      EXPECT_TRUE(result.ok()) << (result.ok() ? "" : result.error().key);
      const bool ok = result.ok();
      if (ok) value = std::move(result).value();
      return ok;
    });
    return std::move(value).value();
  }

  ImportMeans means() {
    return {database(), [this] { return now_; }, ids_, random_, caller_};
  }

  ImportPage import(const std::string& name, const std::string& source) {
    const Result<ImportPage> page = import_file(means(), {{county_.id, source}, PrivateText(name), golden(name)});
    EXPECT_TRUE(page.ok()) << (page.ok() ? "" : page.error().key + page.error().field);
    return page.value();
  }

  ImportPage answer(const ImportPage& page, const std::string& place, std::optional<AreaId> area) {
    return must<ImportPage>([&](Call& call) { return imports::answer_place(call, page.card.id, {place, area}); });
  }

  ImportPage run_again(const ImportPage& page) { return run_hotline_import(calls(), page.card.id).value(); }

  imports::Calls calls() {
    return {.read = {},
            .write =
                [this](const imports::Calls::Step& step) {
                  must<Done>(step);
                  return Result<Done>(Done{});
                },
            .finish =
                [this](const imports::Calls::Ending& ending) { return Result<ImportPage>(must<ImportPage>(ending)); }};
  }

  RowPage decide(const ImportPage& page, int row, const imports::Corrections& corrections) {
    const imports::DecisionDraft decision{.take = true, .corrections = corrections};
    return must<RowPage>([&](Call& call) { return imports::decide_row(call, page.card.id, row, decision); });
  }

  std::string refusal(const std::function<Result<RowPage>(Call&)>& action) {
    std::string key;
    database().write_now([&](Tx& tx) {
      Call call{tx, caller_, now_, ids_, random_};
      const Result<RowPage> result = action(call);
      key = result.ok() ? "" : result.error().key;
      return false;
    });
    return key;
  }

  std::vector<RowPage> rows_of(const ImportPage& page) {
    std::vector<RowPage> rows;
    std::optional<int> after;
    do {
      const imports::RowList list = must<imports::RowList>([&](Call& call) {
        return imports::list_rows(call, page.card.id, {std::nullopt, after});
      });
      rows.insert(rows.end(), list.items.begin(), list.items.end());
      after = list.next;
    } while (after);
    return rows;
  }

  // As expected.json says them; what depends on the place or is our own remark stands apart.
  std::multiset<std::string> flags_of(const std::vector<RowPage>& rows) {
    std::multiset<std::string> flags;
    for (const RowPage& row : rows) {
      for (const imports::FlagPage& flag : row.flags) {
        if (flag.code == "anonymous_caller" || flag.code == "unknown_community") continue;
        flags.insert(std::to_string(row.row) + " " + flag.column.value_or("-") + " " + flag.code + " " + flag.level);
      }
    }
    return flags;
  }

  Instant now_ = parse_rfc3339("2025-04-01T09:00:00+08:00").value();
  Caller caller_;
  IdSource ids_ = database().make_ids();
  Random random_ = vault::system_random();
  areas::Area county_;
  areas::Area north_;
};
ON_BOTH_DATABASES(HotlineImport);

TEST_P(HotlineImport, takes_all_orders_of_the_city_platforms_workbook) {
  ImportPage page = import("hotline-a.xlsx", "12345");
  EXPECT_EQ(page.card.file.format, "xlsx");
  EXPECT_EQ(page.card.file.sheet, "工单");
  EXPECT_EQ(page.card.file.header_row, 3);
  EXPECT_EQ(page.card.file.rows, 120);
  EXPECT_EQ(page.card.counts.refused, 0);
  EXPECT_EQ(flags_of(rows_of(page)), expected_flags("hotline-a.xlsx"));

  // The one community that nobody here is called is asked once, and its rows wait.
  const auto asked = std::ranges::find_if(page.questions, [](const auto& question) { return !question.answered; });
  ASSERT_NE(asked, page.questions.end());
  EXPECT_EQ(asked->value, "北辰社区");
  EXPECT_EQ(page.card.counts.held, asked->rows);
  EXPECT_EQ(page.card.counts.taken, 120 - asked->rows);

  page = run_again(answer(page, "北辰社区", north_.id));
  EXPECT_EQ(page.card.counts.taken, 120);
  EXPECT_EQ(page.card.counts.held, 0);
  for (const RowPage& row : rows_of(page)) EXPECT_TRUE(row.need_no.has_value()) << row.row;
}

TEST_P(HotlineImport, adds_nothing_when_the_same_file_comes_twice_and_remembers_the_answer) {
  ImportPage first = import("hotline-a.xlsx", "12345");
  first = run_again(answer(first, "北辰社区", north_.id));
  const ImportPage second = import("hotline-a.xlsx", "12345");
  EXPECT_EQ(second.card.counts.taken, 0);
  EXPECT_EQ(second.card.counts.known, 120);
  EXPECT_TRUE(std::ranges::all_of(second.questions, [](const auto& question) { return question.answered; }));
  // Another source has numbers of its own, and answers of its own.
  const ImportPage other = import("hotline-a.xlsx", "city hall");
  EXPECT_EQ(other.card.counts.known, 0);
  EXPECT_GT(other.card.counts.held, 0);
}

TEST_P(HotlineImport, leaves_rows_of_places_that_are_not_ours) {
  ImportPage page = import("hotline-a.xlsx", "12345");
  const std::int64_t held = page.card.counts.held;
  page = run_again(answer(page, "北辰社区", std::nullopt));
  EXPECT_EQ(page.card.counts.not_ours, held);
  EXPECT_EQ(page.card.counts.held, 0);
}

TEST_P(HotlineImport, takes_the_good_records_of_a_text_table_with_broken_quotes) {
  ImportPage page = import("hotline-b.csv", "B");
  EXPECT_EQ(page.card.file.encoding, "gb18030");
  EXPECT_EQ(page.card.file.delimiter, ",");
  EXPECT_EQ(page.card.file.rows, 120);
  page = run_again(answer(page, "北辰社区", north_.id));
  EXPECT_EQ(page.card.counts.taken, 118);
  EXPECT_EQ(page.card.counts.refused, 2);
  const std::vector<RowPage> rows = rows_of(page);
  EXPECT_EQ(flags_of(rows), expected_flags("hotline-b.csv"));
  for (const RowPage& row : rows) {
    const bool masked = std::ranges::any_of(row.flags, [](const auto& flag) { return flag.code == "phone_masked"; });
    EXPECT_EQ(row.phone_masked.empty(), masked) << row.row;
    EXPECT_EQ(row.due.has_value(), row.row != 50) << row.row;
  }
}

TEST_P(HotlineImport, takes_everything_with_date_and_time_apart_and_forty_who_are_not_named) {
  ImportPage page = import("hotline-d.csv", "D");
  EXPECT_EQ(page.card.file.encoding, "utf-8 with bom");
  EXPECT_EQ(page.card.file.delimiter, ";");
  EXPECT_EQ(page.card.file.rows, 120);
  EXPECT_EQ(page.card.file.ignored_rows, 2);
  page = run_again(answer(page, "北辰社区", north_.id));
  EXPECT_EQ(page.card.counts.taken, 120);
  const std::vector<RowPage> rows = rows_of(page);
  EXPECT_EQ(flags_of(rows), expected_flags("hotline-d.csv"));
  EXPECT_EQ(std::ranges::count_if(rows, [](const RowPage& row) { return row.caller_masked.empty(); }), 40);
  EXPECT_EQ(rfc3339(rows.at(0).received.value()), "2025-03-01T10:28:00+08:00");
  EXPECT_TRUE(std::ranges::none_of(rows, [](const RowPage& row) { return row.row == 52 || row.row == 103; }));
}

TEST_P(HotlineImport, makes_a_voice_with_the_hotlines_own_time_due_date_and_number) {
  const ImportPage page = import("hotline-a.xlsx", "12345");
  const std::vector<RowPage> rows = rows_of(page);
  const auto taken = std::ranges::find_if(rows, [](const RowPage& row) { return row.result == "taken"; });
  const NeedPage need = must<NeedPage>([&](Call& call) { return read_need(call, taken->need_id.value()); });
  ASSERT_EQ(need.voices.size(), 1U);
  EXPECT_EQ(need.voices[0].channel, "mayor_hotline");
  EXPECT_EQ(need.voices[0].happened, taken->received);
  ASSERT_TRUE(need.voices[0].hotline.has_value());
  EXPECT_EQ(need.voices[0].hotline->order_no, taken->order_no);
  EXPECT_TRUE(taken->order_no.starts_with("00"));
  EXPECT_EQ(need.voices[0].hotline->due, taken->due);
  // Nobody typed it in, and the timeline says where it came from.
  EXPECT_EQ(need.timeline.front().action, "need.imported");
  EXPECT_NE(need.timeline.front().facts.find(R"("via":"sheet")"), std::string::npos) << need.timeline.front().facts;
}

TEST_P(HotlineImport, holds_a_row_until_a_person_decides_and_takes_the_correction) {
  const std::string sheet =
      "单号,来电时间,内容,来电人,电话,社区,诉求类型\nX1,2025-3-1 9:00,漏水,陈样五,1990000ABCD,松风社区,投诉\n";
  ImportPage page = import_file(means(), {{county_.id, "X"}, PrivateText("x.csv"), sheet}).value();
  EXPECT_EQ(page.card.counts.held, 1);
  imports::DecisionDraft decision{.take = true, .corrections = imports::Corrections{}};
  decision.corrections->phone = PrivateText("19900000001");
  const RowPage row = must<RowPage>([&](Call& call) { return imports::decide_row(call, page.card.id, 2, decision); });
  EXPECT_EQ(row.level, "ok");
  page = run_again(page);
  EXPECT_EQ(page.card.counts.taken, 1);
  EXPECT_EQ(page.card.counts.held, 0);
}

// The server or the session died in the middle of a run.
TEST_P(HotlineImport, lets_anybody_go_on_a_minute_after_a_run_has_died) {
  const std::string head = "单号,来电时间,内容,社区,电话\n";
  ImportPage page =
      import_file(means(),
                  {{county_.id, "X"}, PrivateText("x.csv"), head + "X1,2025-3-1 9:00,漏水,松风社区,1990000ABCD\n"})
          .value();
  imports::Calls dying = calls();
  int steps = 0;
  dying.write = [&](const imports::Calls::Step& step) -> Result<Done> {
    if (++steps > 1) return Error{ErrorCode::unauthorised, "sign_in_first"};
    must<Done>(step);
    return Done{};
  };
  EXPECT_FALSE(run_hotline_import(dying, page.card.id).ok());
  const imports::DecisionDraft leave{.take = false, .corrections = std::nullopt};
  const auto decide_now = [&](Call& call) { return imports::decide_row(call, page.card.id, 2, leave); };
  const auto read = [&](Call& call) { return imports::read_import(call, page.card.id); };
  EXPECT_EQ(must<ImportPage>(read).card.state, "running");
  EXPECT_EQ(refusal(decide_now), "import.running");
  now_ = now_.plus_seconds(imports::run_silence_seconds);
  EXPECT_EQ(must<ImportPage>(read).card.state, "preview");
  EXPECT_EQ(refusal(decide_now), "");
  imports::Corrections corrections;
  corrections.phone = PrivateText("19900000001");
  decide(page, 2, corrections);
  page = run_again(page);
  EXPECT_EQ(page.card.state, "done");
  EXPECT_EQ(page.card.counts.taken, 1);
}

TEST_P(HotlineImport, reads_the_due_date_again_when_the_receipt_is_corrected) {
  const std::string sheet =
      "单号,来电时间,内容,社区,截止日期\nX1,不详,漏水,松风社区,7天\nX2,不详,漏水,松风社区,2025-3-10\n"
      "X3,2025-3-1,漏水,松风社区,待定\n";
  const ImportPage page = import_file(means(), {{county_.id, "X"}, PrivateText("x.csv"), sheet}).value();
  imports::Corrections corrections;
  corrections.received = parse_rfc3339("2025-03-01T09:00:00+08:00").value();
  EXPECT_EQ(rfc3339(decide(page, 2, corrections).due.value()), "2025-03-08T23:59:00+08:00");
  EXPECT_EQ(rfc3339(decide(page, 3, corrections).due.value()), "2025-03-10T23:59:00+08:00");
  corrections.received = parse_rfc3339("2025-03-11T09:00:00+08:00").value();
  const RowPage late = decide(page, 3, corrections);
  ASSERT_EQ(late.flags.size(), 1U);
  EXPECT_EQ(late.flags[0].code, "due_before_received");
  const RowPage unknown = decide(page, 4, corrections);
  ASSERT_EQ(unknown.flags.size(), 1U);
  EXPECT_EQ(unknown.flags[0].code, "bad_date");
}

TEST_P(HotlineImport, corrects_no_row_whose_quotes_are_broken) {
  ImportPage page = import("hotline-b.csv", "B");
  imports::DecisionDraft decision{.take = true, .corrections = imports::Corrections{}};
  decision.corrections->words = PrivateText("漏水");
  for (const int row : {25, 50}) {
    EXPECT_EQ(refusal([&](Call& call) { return imports::decide_row(call, page.card.id, row, decision); }),
              "import.row_broken")
        << row;
  }
  page = run_again(page);
  EXPECT_EQ(page.card.counts.refused, 2);
}

TEST_P(HotlineImport, finds_the_hidden_columns_that_are_expected) {
  const json::Document expected = json::Document::parse(golden("expected.json")).value();
  const ImportPage workbook = import("hotline-a.xlsx", "12345");
  const json::Node hidden = field(field(expected.root(), "hotline-a.xlsx"), "hidden_columns");
  int columns = 0;
  for (json::Node name = hidden.first(); !name.at_end_of(hidden); name = name.next(), ++columns) {
    EXPECT_TRUE(std::ranges::any_of(workbook.columns, [&](const auto& column) { return column.header == name.text(); }))
        << name.text();
  }
  EXPECT_GT(columns, 0);
}

TEST_P(HotlineImport, says_no_well) {
  const auto refused = [&](const std::string& bytes) {
    return import_file(means(), {{county_.id, "X"}, PrivateText("x"), bytes}).error().key;
  };
  EXPECT_EQ(refused(""), "import.empty");
  EXPECT_EQ(refused("姓名,性别\n陈样五,男\n"), "import.no_header");
  EXPECT_EQ(refused("\xD0\xCF\x11\xE0"), "sheet.old_xls");
  EXPECT_EQ(refused("单号,电话,社区\n1,2,3\n"), "import.columns_missing");
  caller_.grants[0].permissions = Permissions::of(Permission::area_read, Permission::need_register);
  EXPECT_EQ(refused("单号,来电时间,内容\n1,2025-3-1,x\n"), "not_allowed");
}

}  // namespace
}  // namespace anxin::needs
