#include "json/query.h"

#include <gtest/gtest.h>

namespace anxin::json {
namespace {

struct ListQuery {
  std::vector<std::string> stages;
  std::optional<std::string> words;
  std::optional<int> limit;
  std::optional<NeedId> before;
  std::optional<bool> mine;
};

template <class S>
void describe(S& shape, ListQuery& v) {
  shape.field("stage", v.stages, about("Only these").one_of({"open", "done"}).max_items(2));
  shape.field("words", v.words, about("Searched for"));
  shape.field("limit", v.limit, about("How many").range(1, 100));
  shape.field("before", v.before, about("Older than this one"));
  shape.field("mine", v.mine, about("Only one's own"));
}

struct Search {
  std::string text;
};

template <class S>
void describe(S& shape, Search& v) {
  shape.field("text", v.text, about("Searched for"));
}

TEST(QueryRead, fills_the_struct_that_also_reads_json) {
  const Result<ListQuery> query =
      read_query<ListQuery>("stage=open&words=%E5%AE%89+%E5%BF%83&stage=done&before=12&mine=true");
  ASSERT_TRUE(query.ok()) << query.error().key;
  EXPECT_EQ(query->stages, (std::vector<std::string>{"open", "done"}));
  EXPECT_EQ(query->words, "安 心");
  EXPECT_EQ(query->before, NeedId(12));
  EXPECT_EQ(query->mine, true);
  EXPECT_FALSE(query->limit);
}

TEST(QueryRead, is_content_with_nothing_when_nothing_is_needed) {
  EXPECT_TRUE(read_query<ListQuery>("").ok());
  EXPECT_EQ(read_query<Search>("").error().field, ".text");
}

TEST(QueryRead, refuses_strangers_repeats_and_wrong_types) {
  const auto refusal = [](std::string_view text) {
    const Result<ListQuery> query = read_query<ListQuery>(text);
    return query.ok() ? "none" : query.error().key + query.error().field;
  };
  EXPECT_EQ(refusal("role=admin"), "json.unknown_field.role");
  EXPECT_EQ(refusal("limit=1&limit=2"), "json.repeated_field.limit");
  EXPECT_EQ(refusal("limit=abc"), "json.type.limit");
  EXPECT_EQ(refusal("limit="), "json.type.limit");
  EXPECT_EQ(refusal("limit=101"), "json.too_big.limit");
  EXPECT_EQ(refusal("mine=1"), "json.type.mine");
  EXPECT_EQ(refusal("before=-4"), "json.not_an_id.before");
  EXPECT_EQ(refusal("stage=shut"), "json.not_a_choice.stage");
  EXPECT_EQ(refusal("stage=open&stage=open&stage=done"), "json.too_many_items.stage");
  EXPECT_EQ(refusal("words=%4"), "json.query_syntax");
  EXPECT_EQ(refusal("words=%00"), "json.query_syntax");
  EXPECT_EQ(refusal("words=%C0%AF"), "json.query_syntax");
}

TEST(PercentDecoded, keeps_a_plus_in_a_path_and_refuses_overlong_utf8) {
  EXPECT_EQ(percent_decoded("a+b%2Fc", false), "a+b/c");
  EXPECT_EQ(percent_decoded("%E0%80%AF", false), std::nullopt);
  EXPECT_EQ(percent_decoded("%ED%A0%80", false), std::nullopt);
  EXPECT_EQ(percent_decoded("%F4%90%80%80", false), std::nullopt);
  EXPECT_EQ(percent_decoded("%F0%A0%AE%B7", false), "𠮷");
}

}  // namespace
}  // namespace anxin::json
