#include "http/router.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <future>

#include "http/tally_test.h"

namespace anxin::http::tests {
namespace {

using testing::HasSubstr;

class RouterOn : public testing::TestWithParam<store::Dialect> {
 protected:
  Reply ask(Request request) { return house_.router.respond(house_.environment(), std::move(request)); }
  TallyHouse house_{GetParam()};
};
ON_BOTH_DATABASES(RouterOn);

TEST_P(RouterOn, creates_reads_lists_and_drops) {
  const Reply created = ask(post("/tallies", R"({"name":"beds","amount":3})"));
  ASSERT_EQ(created.status, 201) << created.body;
  const TallyPage page = json::read<TallyPage>(created.body).value();
  EXPECT_EQ(page.amount, 3);
  const std::string path = "/tallies/" + std::to_string(page.id.number());
  EXPECT_EQ(ask(get(path)).body, created.body);
  EXPECT_EQ(ask(get("/tallies?least=3")).body, "[" + created.body + "]");
  EXPECT_EQ(ask(get("/tallies?least=4")).body, "[]");
  Request drop = post(path, "", "key-00000002");
  drop.method = Method::remove;
  EXPECT_EQ(ask(drop).status, 204);
  EXPECT_EQ(ask(get(path)).status, 404);
}

TEST_P(RouterOn, answers_a_repeated_write_with_the_same_bytes_and_one_effect) {
  const Request request = post("/tallies", R"({"name":"beds","amount":3})");
  const Reply first = ask(request);
  const Reply second = ask(request);
  EXPECT_EQ(first.status, 201);
  EXPECT_EQ(second.status, 201);
  EXPECT_EQ(first.body, second.body);
  EXPECT_EQ(house_.count_of("tally"), 1);
  EXPECT_EQ(house_.count_of("journal"), 1);
}

TEST_P(RouterOn, refuses_a_key_that_was_used_for_another_request) {
  ask(post("/tallies", R"({"name":"beds","amount":3})"));
  const Reply other = ask(post("/tallies", R"({"name":"beds","amount":4})"));
  EXPECT_EQ(other.status, 422);
  EXPECT_THAT(other.body, HasSubstr(R"("key":"idempotency.other_request")"));
  EXPECT_EQ(house_.count_of("tally"), 1);
}

TEST_P(RouterOn, keeps_keys_of_two_accounts_apart) {
  Request request = post("/tallies", R"({"name":"beds","amount":3})");
  ask(request);
  request.headers[0].value = "who=9";
  EXPECT_EQ(ask(request).status, 201);
  EXPECT_EQ(house_.count_of("tally"), 2);
}

TEST_P(RouterOn, does_not_keep_a_refusal_but_its_note) {
  const Reply refused = ask(post("/tallies", R"({"name":"beds","amount":1001})"));
  EXPECT_EQ(refused.status, 422);
  EXPECT_EQ(refused.body,
            R"({"type":"about:blank","status":422,"key":"tally.too_many","field":".amount","params":{}})");
  EXPECT_EQ(refused.content_type, "application/problem+json");
  EXPECT_EQ(house_.count_of("tally"), 0);
  EXPECT_EQ(house_.count_of("journal"), 1) << "the note outlives the rollback";
  EXPECT_EQ(ask(post("/tallies", R"({"name":"beds","amount":3})")).status, 201) << "the key is free again";
}

TEST_P(RouterOn, does_not_keep_a_secret_answer) {
  const TallyPage page = json::read<TallyPage>(ask(post("/tallies", R"({"name":"b","amount":3})")).body).value();
  const Request reveal = post("/tallies/" + std::to_string(page.id.number()) + "/reveal", "", "key-00000002");
  EXPECT_EQ(ask(reveal).status, 200);
  const Reply again = ask(reveal);
  EXPECT_EQ(again.status, 409);
  EXPECT_THAT(again.body, HasSubstr("idempotency.answer_not_kept"));
}

TEST_P(RouterOn, wants_a_good_key_on_every_write) {
  EXPECT_THAT(ask(post("/tallies", R"({"name":"b","amount":3})", "")).body, HasSubstr("idempotency.key_missing"));
  for (const char* key :
       {"short", "with blank 1", "0123456789012345678901234567890123456789012345678901234567890123x"}) {
    const Reply reply = ask(post("/tallies", R"({"name":"b","amount":3})", key));
    EXPECT_EQ(reply.status, 400);
    EXPECT_THAT(reply.body, HasSubstr("idempotency.key_malformed"));
  }
  EXPECT_EQ(house_.count_of("tally"), 0);
}

TEST_P(RouterOn, asks_who_calls_before_it_says_what_is_wrong) {
  Request request = post("/tallies", "{");
  EXPECT_EQ(ask(request).status, 400);
  request.headers.erase(request.headers.begin());
  EXPECT_EQ(ask(request).status, 401);
  EXPECT_EQ(ask(get("/tallies/1", "")).status, 401);
}

TEST_P(RouterOn, names_the_wrong_field) {
  const auto key_of = [&](std::string body) {
    const Problem problem = json::read<Problem>(ask(post("/tallies", std::move(body))).body).value();
    return problem.key + problem.field;
  };
  EXPECT_EQ(key_of(R"({"name":"b","amount":"3"})"), "json.type.amount");
  EXPECT_EQ(key_of(R"({"name":"b","amount":3,"role":"admin"})"), "json.unknown_field.role");
  EXPECT_EQ(key_of(R"({"name":"b"})"), "json.missing.amount");
  EXPECT_EQ(key_of(""), "json.syntax");
  EXPECT_EQ(ask(get("/tallies?most=3")).status, 400);
  Request form = post("/tallies", R"({"name":"b","amount":3})");
  form.headers[1].value = "text/plain";
  EXPECT_THAT(ask(form).body, HasSubstr("http.json_expected"));
}

TEST_P(RouterOn, finds_nothing_where_nothing_is) {
  for (const char* path : {"/nowhere", "/tallies/abc", "/tallies/-1", "/tallies/12345", "/tallies/1/x", "/tallies/",
                           "/", "", "/tallies/%00", "/tallies/%", "/tallies/99999999999999999999"}) {
    const Reply reply = ask(get(path));
    EXPECT_EQ(reply.status, 404) << path;
    EXPECT_EQ(reply.body, R"({"type":"about:blank","status":404,"key":"not_found","field":"","params":{}})") << path;
  }
  const Reply wrong = ask(post("/tallies/1", "{}"));
  EXPECT_EQ(wrong.status, 405);
  EXPECT_EQ(wrong.headers.front().value, "GET, DELETE");
}

TEST_P(RouterOn, hides_the_words_of_a_failure_and_logs_them) {
  const Reply broken = ask(post("/broken", ""));
  EXPECT_EQ(broken.status, 500);
  EXPECT_THAT(broken.body, testing::Not(HasSubstr("words of the failure")));
  ASSERT_EQ(house_.logged().size(), 1U);
  EXPECT_THAT(house_.logged().front(), HasSubstr("POST /broken: the words of the failure"));
  EXPECT_EQ(ask(post("/full", "")).status, 507);
  EXPECT_EQ(ask(post("/forbidden", "")).status, 403);
}

TEST_P(RouterOn, lets_an_action_open_its_own_transactions) {
  EXPECT_EQ(ask(post("/two-steps", R"({"name":"b","amount":3})")).status, 201);
  EXPECT_EQ(ask(post("/two-steps", R"({"name":"b","amount":1001})", "key-00000002")).status, 422);
  EXPECT_EQ(house_.count_of("tally"), 1);
  EXPECT_EQ(house_.count_of("journal"), 2);
  Request nobody = post("/session", R"({"name":"anna","amount":3})", "");
  nobody.headers.erase(nobody.headers.begin());
  const Reply session = ask(nobody);
  EXPECT_EQ(session.status, 200);
  ASSERT_EQ(session.cookies.size(), 1U);
  EXPECT_EQ(cookie_line(session.cookies.front(), true), "who=7; Path=/; SameSite=Lax; Max-Age=60; HttpOnly; Secure");
}

TEST_P(RouterOn, answers_a_repeated_write_in_steps_with_the_same_bytes_and_one_effect) {
  const Request request = post("/two-steps", R"({"name":"beds","amount":3})");
  const Reply first = ask(request);
  const Reply second = ask(request);
  EXPECT_EQ(first.status, 201) << first.body;
  EXPECT_EQ(second.status, 201) << second.body;
  EXPECT_EQ(first.body, second.body);
  EXPECT_EQ(house_.count_of("tally"), 1);
  const Reply other = ask(post("/two-steps", R"({"name":"beds","amount":4})"));
  EXPECT_EQ(other.status, 422);
  EXPECT_THAT(other.body, HasSubstr("idempotency.other_request"));
  EXPECT_THAT(ask(post("/two-steps", R"({"name":"beds","amount":3})", "")).body, HasSubstr("idempotency.key_missing"));
  EXPECT_EQ(house_.count_of("tally"), 1);
}

TEST_P(RouterOn, keeps_neither_a_refusal_nor_a_secret_of_a_write_in_steps) {
  EXPECT_EQ(ask(post("/two-steps", R"({"name":"b","amount":1001})")).status, 422);
  EXPECT_EQ(ask(post("/two-steps", R"({"name":"b","amount":3})")).status, 201) << "the key is free again";
  const Request secret = post("/two-steps/secret", R"({"name":"b","amount":3})", "key-00000002");
  EXPECT_EQ(ask(secret).status, 201);
  const Reply again = ask(secret);
  EXPECT_EQ(again.status, 409);
  EXPECT_THAT(again.body, HasSubstr("idempotency.answer_not_kept"));
  EXPECT_EQ(house_.count_of("tally"), 2);
}

TEST_P(RouterOn, does_a_write_in_steps_once_when_it_comes_twice_at_the_same_time) {
  std::vector<std::future<Reply>> replies;
  for (int i = 0; i < 16; ++i) {
    replies.push_back(std::async(std::launch::async, [this, i] {
      return ask(post("/two-steps", R"({"name":"b","amount":1})", "key-0000" + std::to_string(1000 + i / 4)));
    }));
  }
  for (auto& reply : replies) EXPECT_EQ(reply.get().status, 201);
  EXPECT_EQ(house_.count_of("tally"), 4);
}

TEST_P(RouterOn, does_not_let_an_action_forget_its_key) {
  EXPECT_EQ(ask(post("/unfinished", R"({"name":"b","amount":1})")).status, 500);
  ASSERT_EQ(house_.logged().size(), 1U);
  EXPECT_THAT(house_.logged().front(), HasSubstr("without finish()"));
}

TEST_P(RouterOn, takes_and_gives_files) {
  Request upload = get("/weighed?least=1");
  upload.method = Method::put;
  upload.body = std::string("a\0b", 3);
  upload.headers.push_back({"content-type", "application/x-sheet"});
  upload.headers.push_back({"idempotency-key", "key-00000001"});
  EXPECT_EQ(ask(upload).body, R"({"bytes":3,"kind":"application/x-sheet"})");
  const Reply file = ask(get("/download"));
  EXPECT_EQ(file.body, "1,2\n");
  EXPECT_EQ(file.headers.front().value, R"(attachment; filename="a__b_.csv")");
}

TEST_P(RouterOn, dispatches_without_waiting) {
  std::vector<std::future<Reply>> replies;
  for (int i = 0; i < 40; ++i) {
    auto promise = std::make_shared<std::promise<Reply>>();
    replies.push_back(promise->get_future());
    const std::string key = "key-0000" + std::to_string(1000 + i / 2);
    Request request = i % 4 == 3 ? get("/tallies") : post("/tallies", R"({"name":"b","amount":1})", key);
    house_.router.dispatch(house_.environment(), std::move(request),
                           [promise](Reply reply) { promise->set_value(std::move(reply)); });
  }
  for (auto& reply : replies) EXPECT_LT(reply.get().status, 300);
  EXPECT_EQ(house_.count_of("tally"), 20) << "each key once, though some were sent twice at the same time";
}

}  // namespace
}  // namespace anxin::http::tests
