#include "json/write.h"

#include <gtest/gtest.h>

#include "json/object_text.h"
#include "json/read.h"

namespace anxin::json {
namespace {

struct Row {
  PersonId id;
  std::optional<std::string> remark;
};

template <class S>
void describe(S& shape, Row& v) {
  shape.field("id", v.id, about("Its number"));
  shape.field("remark", v.remark, about("Anything else"));
}

struct Page {
  std::string words;
  std::int64_t total = 0;
  bool whole = false;
  std::optional<Day> due;
  Instant seen;
  std::vector<Row> rows;
  std::map<std::string, int> counts;
  std::optional<Row> first;
};

template <class S>
void describe(S& shape, Page& v) {
  shape.field("words", v.words, about("What was said"));
  shape.field("total", v.total, about("All of them"));
  shape.field("whole", v.whole, about("Nothing is left out"));
  shape.field("due", v.due, about("Last day"));
  shape.field("seen", v.seen, about("When"));
  shape.field("rows", v.rows, about("One each"));
  shape.field("counts", v.counts, about("By stage"));
  shape.field("first", v.first, about("The first"));
}

Page sample() {
  return {"安心 \"a\"\n\x01",
          -9007199254740991,
          true,
          Day::of(2026, 11, 23),
          Instant(1'764'000'000'123'456),
          {{PersonId(1), "x"}, {PersonId(2), std::nullopt}},
          {{"a", 1}, {"b", 2}},
          Row{PersonId(3), std::nullopt}};
}

TEST(JsonWrite, prints_the_fields_in_order_and_leaves_empty_places_out) {
  EXPECT_EQ(write(sample()),
            R"({"words":"安心 \"a\"\n\u0001","total":-9007199254740991,"whole":true,"due":"2026-11-23",)"
            R"("seen":"2025-11-25T00:00:00.123456+08:00","rows":[{"id":1,"remark":"x"},{"id":2}],)"
            R"("counts":{"a":1,"b":2},"first":{"id":3}})");
}

TEST(JsonWrite, prints_an_empty_struct_list_and_map) {
  EXPECT_EQ(write(Page{}), R"({"words":"","total":0,"whole":false,"seen":"1970-01-01T08:00:00+08:00",)"
                           R"("rows":[],"counts":{}})");
}

TEST(JsonWrite, writes_what_can_be_read_again) {
  const std::string once = write(sample());
  const Result<Page> again = read<Page>(once);
  ASSERT_TRUE(again.ok()) << again.error().key << again.error().field;
  EXPECT_EQ(write(*again), once);
}

TEST(ObjectText, puts_an_object_together_and_indents_it) {
  EXPECT_EQ(ObjectText().str(), "{}");
  const std::string text = ObjectText().text("a", "x\"{,").number("n", 3).raw("list", "[1,{}]").raw("none", "[]").str();
  EXPECT_EQ(text, R"({"a":"x\"{,","n":3,"list":[1,{}],"none":[]})");
  EXPECT_EQ(indented(text),
            "{\n  \"a\": \"x\\\"{,\",\n  \"n\": 3,\n  \"list\": [\n    1,\n    {}\n  ],\n"
            "  \"none\": []\n}\n");
}

TEST(JsonWrite, passes_raw_text_through) {
  EXPECT_EQ(write(std::vector<Raw>{{R"({"a":1})"}, {"2"}}), R"([{"a":1},2])");
}

template <class T>
concept Writable = requires(std::string& out, const T& value) {
  put(out, value);
};
static_assert(Writable<std::string>);
static_assert(!Writable<PrivateText>, "a personal value is revealed on purpose or not at all");
static_assert(!Writable<const char*>);

}  // namespace
}  // namespace anxin::json
