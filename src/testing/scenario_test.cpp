#include "testing/scenario.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace anxin::tests {
namespace {

std::string difference_of(std::string_view expected, std::string_view actual) {
  Names names{{"known", "7"}};
  return difference(expected, actual, names).value_or("");
}

TEST(Expectation, matches_what_is_there_and_lets_the_rest_be) {
  EXPECT_EQ(difference_of(R"({"a":1,"b":{"c":"x"}})", R"({"z":0,"b":{"c":"x","d":1},"a":1})"), "");
  EXPECT_EQ(difference_of(R"({"a":*,"b":!,"c":[1,...],"d":$known})", R"({"a":{},"c":[1,2,3],"d":7})"), "");
  EXPECT_EQ(difference_of(R"({"a":"*$!..."})", R"({"a":"*$!..."})"), "");
}

TEST(Expectation, says_where_it_is_not_met) {
  EXPECT_EQ(difference_of(R"({"a":1})", R"({"b":1})"), ".a: not there");
  EXPECT_EQ(difference_of(R"({"a":*})", R"({"b":1})"), ".a: not there");
  EXPECT_EQ(difference_of(R"({"a":[{"b":1},{"b":2}]})", R"({"a":[{"b":1},{"b":3}]})"), ".a[1].b: 2 expected, 3 found");
  EXPECT_EQ(difference_of(R"({"a":"1"})", R"({"a":1})"), ".a: \"1\" expected, 1 found");
  EXPECT_EQ(difference_of(R"([1])", R"([1,2])"), ": 2 entries, 1 expected");
  EXPECT_EQ(difference_of(R"([1,2])", R"([1])"), ": only 1 entries");
  EXPECT_EQ(difference_of(R"({"a":!})", R"({"a":null})"), ".a: must not be there, null found");
  EXPECT_EQ(difference_of(R"($known)", "8"), ": $known (7) expected, 8 found");
  EXPECT_EQ(difference_of(R"({"a":})", "{}"), "what is expected is no JSON: {\"a\":}");
}

TEST(Expectation, puts_values_into_bodies_and_paths) {
  const Names names{{"id", "7"}, {"word", R"("a b")"}};
  EXPECT_EQ(with_values(R"({"a":"$id","b":$word,"c":"x $id","\"$id":1})", names),
            R"({"a":7,"b":"a b","c":"x $id","\"$id":1})");
  EXPECT_EQ(path_with_values("/needs/{id}?words={word}", names), "/needs/7?words=a%20b");
  EXPECT_THROW(path_with_values("/needs/{other}", names), std::runtime_error);
}

// A small service: counts what it is asked, knows callers by their header.
class Counter {
 public:
  Stage stage() {
    return {.respond = [this](const http::Request& request) { return respond(request); },
            .sign_in =
                [](const std::string& who) {
                  return std::vector<http::Header>{{"who", who}};
                },
            .pass_time = [this](std::int64_t seconds) { seconds_ += seconds; }};
  }

 private:
  http::Reply respond(const http::Request& request) {
    if (request.header("who").empty()) return {401, R"({"key":"sign_in_first"})"};
    const std::string key(request.header("idempotency-key"));
    const auto [kept, fresh] = kept_.try_emplace(key, kept_.size() + 1);
    return {200, fmt::format(R"({{"who":"{}","path":"{}?{}","count":{},"body":{},"seconds":{}}})",
                             request.header("who"), request.path, request.query, kept->second,
                             request.body.empty() ? "null" : request.body, seconds_)};
  }
  std::map<std::string, std::size_t> kept_;
  std::int64_t seconds_ = 0;
};

std::string played_on_counter(const std::string& text) {
  Counter counter;
  Stage stage = counter.stage();
  return played(steps_of(text), stage);
}

TEST(Scenario, plays_steps_with_callers_captures_and_time) {
  EXPECT_EQ(
      played_on_counter("# S12: counts\n"
                        "POST /a {}\n----\n401 {\"key\": \"sign_in_first\"}\n\n"
                        "as clerk\nPOST /a {\"b\":\n 2}\n----\n200 {\"count\": $first,\n  \"body\": {\"b\": 2}}\n\n"
                        "later 2 days\n"
                        "GET /c/{first}?d=e\n----\n200 {\"path\": \"/c/1?d=e\", \"seconds\": 172800}\n\n"
                        "again\n----\nsame\n"),
      "");
}

TEST(Scenario, names_the_line_that_went_wrong) {
  EXPECT_EQ(played_on_counter("as clerk\nPOST /a {}\n----\n200\n\nPOST /b {}\n----\n200 {\"count\": 3}\n"),
            "line 6, as clerk: POST /b\n.count: 3 expected, 2 found\n"
            "in 200 {\"who\":\"clerk\",\"path\":\"/b?\",\"count\":2,\"body\":{},\"seconds\":0}");
  EXPECT_NE(played_on_counter("as clerk\nGET /a\n----\n404\n"), "");
}

TEST(Scenario, refuses_what_it_does_not_understand) {
  for (const char* text :
       {"FETCH /a\n----\n200\n", "GET a\n----\n200\n", "later 3 moons\n", "GET /a\n", "GET /a\n----\n"}) {
    EXPECT_THROW(steps_of(text), std::runtime_error) << text;
  }
}

}  // namespace
}  // namespace anxin::tests
