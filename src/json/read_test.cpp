#include "json/read.h"

#include <gtest/gtest.h>

#include "json/write.h"

namespace anxin::json {
namespace {

struct Line {
  std::int64_t amount = 0;
  std::optional<std::string> remark;
};

template <class S>
void describe(S& shape, Line& v) {
  shape.field("amount", v.amount, about("How many").range(0, 100));
  shape.field("remark", v.remark, about("Anything else"));
}

struct Slip {
  NeedId id;
  std::string words;
  PrivateText name;
  std::string urgency;
  bool urgent = false;
  int count = 0;
  std::optional<Day> due;
  std::optional<Instant> seen;
  std::vector<Line> lines;
  std::map<std::string, std::string> labels;
};

template <class S>
void describe(S& shape, Slip& v) {
  shape.field("id", v.id, about("Its number"));
  shape.field("words", v.words, about("What was said").min_length(1).max_length(5));
  shape.field("name", v.name, about("Who"));
  shape.field("urgency", v.urgency, about("How urgent").one_of({"urgent", "can_wait"}));
  shape.field("urgent", v.urgent, about("The emergency question"));
  shape.field("count", v.count, about("Persons"));
  shape.field("due", v.due, about("Last day"));
  shape.field("seen", v.seen, about("When it was seen"));
  shape.field("lines", v.lines, about("Its lines").max_items(3));
  shape.field("labels", v.labels, about("Labels").max_items(2));
}

std::string slip_with(std::string_view from = "", std::string_view to = "") {
  std::string text = R"({"id":7,"words":"安心","name":"张三","urgency":"urgent","urgent":true,"count":2,)"
                     R"("due":"2026-11-23","lines":[{"amount":1},{"amount":2,"remark":"x"}],"labels":{"a":"b"}})";
  if (!from.empty()) text.replace(text.find(from), from.size(), to);
  return text;
}

TEST(JsonRead, fills_every_field_of_a_described_struct) {
  const Result<Slip> read_slip =
      read<Slip>(slip_with(R"("due":"2026-11-23")", R"("due":"2026-11-23","seen":"2026-11-23T09:00:00+08:00")"));
  ASSERT_TRUE(read_slip.ok()) << read_slip.error().key << read_slip.error().field;
  const Slip& slip = *read_slip;
  EXPECT_EQ(slip.id, NeedId(7));
  EXPECT_EQ(slip.words, "安心");
  EXPECT_EQ(slip.name.reveal(), "张三");
  EXPECT_TRUE(slip.urgent);
  EXPECT_EQ(slip.count, 2);
  EXPECT_EQ(slip.due, Day::of(2026, 11, 23));
  EXPECT_EQ(slip.seen, parse_rfc3339("2026-11-23T01:00:00Z"));
  ASSERT_EQ(slip.lines.size(), 2U);
  EXPECT_EQ(slip.lines[1].remark, "x");
  EXPECT_EQ(slip.labels.at("a"), "b");
}

TEST(JsonRead, takes_fields_in_any_order_and_null_for_an_optional_one) {
  const Result<Line> line = read<Line>(R"( {"remark":null, "amount":3} )");
  ASSERT_TRUE(line.ok());
  EXPECT_EQ(line->amount, 3);
  EXPECT_FALSE(line->remark);
}

TEST(JsonRead, takes_escapes_apart_and_keeps_rare_characters) {
  const Result<std::string> text = read<std::string>(R"("a\u0041\n\"\\\ud842\udfb7𠮷\/")");
  ASSERT_TRUE(text.ok());
  EXPECT_EQ(*text, "aA\n\"\\𠮷𠮷/");
}

struct Refusal {
  std::string_view from;
  std::string_view to;
  std::string_view key;
  std::string_view field;
};

class JsonRefusal : public testing::TestWithParam<Refusal> {};

TEST_P(JsonRefusal, names_the_field_and_the_reason) {
  const Refusal& refusal = GetParam();
  const Result<Slip> slip = read<Slip>(slip_with(refusal.from, refusal.to));
  ASSERT_FALSE(slip.ok());
  EXPECT_EQ(slip.error().code, ErrorCode::malformed);
  EXPECT_EQ(slip.error().key, refusal.key);
  EXPECT_EQ(slip.error().field, refusal.field);
}

INSTANTIATE_TEST_SUITE_P(
    all, JsonRefusal,
    testing::Values(Refusal{R"("id":7)", R"("id":7,"role":1)", "json.unknown_field", ".role"},
                    Refusal{R"("id":7)", R"("id":7,"id":8)", "json.repeated_field", ".id"},
                    Refusal{R"("id":7)", R"("id":7,"<b>":8)", "json.unknown_field", ".?"},
                    Refusal{R"("id":7,)", "", "json.missing", ".id"},
                    Refusal{R"("id":7)", R"("id":null)", "json.type", ".id"},
                    Refusal{R"("id":7)", R"("id":"7")", "json.type", ".id"},
                    Refusal{R"("id":7)", R"("id":7.0)", "json.type", ".id"},
                    Refusal{R"("id":7)", R"("id":0)", "json.not_an_id", ".id"},
                    Refusal{R"("id":7)", R"("id":9007199254740992)", "json.not_an_id", ".id"},
                    Refusal{R"("id":7)", R"("id":18446744073709551615)", "json.type", ".id"},
                    Refusal{R"("count":2)", R"("count":2147483648)", "json.too_big", ".count"},
                    Refusal{R"("安心")", R"("安心安心安心")", "json.too_long", ".words"},
                    Refusal{R"("安心")", R"("")", "json.too_short", ".words"},
                    Refusal{R"("urgency":"urgent")", R"("urgency":"Urgent")", "json.not_a_choice", ".urgency"},
                    Refusal{R"("urgent":true)", R"("urgent":1)", "json.type", ".urgent"},
                    Refusal{R"(2026-11-23)", R"(2026-02-30)", "json.not_a_day", ".due"},
                    Refusal{R"("due":"2026-11-23")", R"("seen":"today")", "json.not_an_instant", ".seen"},
                    Refusal{R"("amount":2)", R"("amount":101)", "json.too_big", ".lines[1].amount"},
                    Refusal{R"("amount":2)", R"("amount":-1)", "json.too_small", ".lines[1].amount"},
                    Refusal{R"({"amount":1})", R"([])", "json.type", ".lines[0]"},
                    Refusal{R"({"amount":1})", R"({"amount":1},{"amount":1},{"amount":1})", "json.too_many_items",
                            ".lines"},
                    Refusal{R"({"a":"b"})", R"({"a":"b","b":"","c":""})", "json.too_many_items", ".labels"},
                    Refusal{R"({"a":"b"})", R"({"a":"b","a":"c"})", "json.repeated_field", ".labels.a"},
                    Refusal{R"({"a":"b"})", R"({"a":1})", "json.type", ".labels.a"}));

TEST(JsonRead, refuses_what_is_not_one_json_text) {
  for (const std::string_view text : {"",
                                      " ",
                                      "{",
                                      "[1,]",
                                      "{\"a\":1,}",
                                      "nul",
                                      "01",
                                      "+1",
                                      "1 2",
                                      "{'a':1}",
                                      "\"\t\"",
                                      "\"\\x\"",
                                      "// 1\n1",
                                      "NaN",
                                      "\"\\ud800\"",
                                      "\"\xC0\x80\"",
                                      "\"\xED\xA0\x80\"",
                                      "\"\xF5\x80\x80\x80\"",
                                      "\xEF\xBB\xBF 1",
                                      "[1}",
                                      "\"a"}) {
    const Result<std::int64_t> value = read<std::int64_t>(text);
    ASSERT_FALSE(value.ok()) << text;
    EXPECT_EQ(value.error().key, "json.syntax") << text;
  }
}

TEST(JsonRead, refuses_a_nul_character_in_a_value_and_in_a_name) {
  EXPECT_EQ(read<std::string>(R"("a\u0000b")").error().key, "json.nul");
  EXPECT_EQ(read<Line>(R"({"a\u0000":1})").error().key, "json.nul");
}

TEST(JsonRead, refuses_more_than_32_levels_and_too_many_values) {
  EXPECT_EQ(read<Line>(std::string(33, '[') + std::string(33, ']')).error().key, "json.too_deep");
  EXPECT_EQ(read<Line>(std::string(32, '[') + std::string(32, ']')).error().key, "json.type");
  std::string many = "[0";
  for (int i = 0; i < 100'000; ++i) many += ",0";
  EXPECT_EQ(read<Line>(many + "]").error().key, "json.too_many_values");
}

// Bytes changed, dropped, doubled at random: whatever is accepted must be sound enough to be written and read again.
TEST(JsonRead, accepts_nothing_that_it_could_not_write_again) {
  std::uint64_t state = 20261123;  // the seed: a failure repeats
  const auto below = [&](std::size_t bound) {
    state = state * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<std::size_t>(state >> 33U) % bound;
  };
  constexpr std::string_view spice = "{}[]\",:\\u0e-9 \x00\x80\xff\n";
  int accepted = 0;
  for (int round = 0; round < 20'000; ++round) {
    std::string text = slip_with();
    for (std::size_t change = below(4); change > 0; --change) {
      const std::size_t at = below(text.size());
      if (below(3) == 0)
        text.erase(at, 1);
      else if (below(2) == 0)
        text[at] = spice[below(spice.size())];
      else
        text.insert(at, text.substr(below(text.size()), below(8)));
    }
    const Result<std::vector<Line>> lines = read<std::vector<Line>>("[" + text + "]");
    ASSERT_FALSE(lines.ok());
    const Result<Slip> slip = read<Slip>(text);
    if (!slip.ok()) continue;
    ++accepted;
    const std::string written = write(slip->labels);
    const auto again = read<std::map<std::string, std::string>>(written);
    ASSERT_TRUE(again.ok()) << written;
    ASSERT_EQ(*again, slip->labels);
  }
  EXPECT_GT(accepted, 1000);
  EXPECT_LT(accepted, 19'000);
}

TEST(JsonRead, limits_text_and_lists_of_which_nothing_was_said) {
  EXPECT_TRUE(read<std::string>("\"" + std::string(500, 'a') + "\"").ok());
  const Result<std::string> text = read<std::string>("\"" + std::string(501, 'a') + "\"");
  EXPECT_EQ(text.error().key, "json.too_long");
  EXPECT_EQ(text.error().params.at("max"), "500");
}

}  // namespace
}  // namespace anxin::json
