// Sessions, where a scenario would have to hold two of them at once: a first password opens nothing but its change, and
// a change ends what was open elsewhere.
#include <gtest/gtest.h>

#include "access/access_routes.h"
#include "access/session_actions.h"
#include "stage.h"

namespace anxin::tests {
namespace {

class Sessions : public ::testing::TestWithParam<store::Dialect> {
 protected:
  http::Reply ask(const std::vector<http::Header>& who, const char* method, const std::string& path,
                  const std::string& body = "") {
    http::Request request;
    request.method = http::method_of(method).value();
    request.path = path;
    request.body = with_values(body, names_);
    request.headers = who;
    request.headers.push_back({"content-type", "application/json"});
    request.headers.push_back({"idempotency-key", "session-" + std::to_string(++keys_)});
    return stage_.respond(std::move(request));
  }

  // Signs in and answers the headers of that session.
  std::vector<http::Header> signed_in(const std::string& login, const std::string& password) {
    const http::Reply reply =
        ask({}, "POST", "/session", R"({"login":")" + login + R"(","password":")" + password + R"("})");
    EXPECT_EQ(reply.status, 200) << reply.body;
    if (reply.cookies.empty()) return {};
    const std::string& token = reply.cookies.front().value;
    return {{"cookie", std::string(access::session_cookie) + "=" + token}, {"x-csrf-token", access::csrf_of(token)}};
  }

  CountyStage stage_{GetParam()};
  Names names_ = stage_.names();
  int keys_ = 0;
};

ON_BOTH_DATABASES(Sessions);

TEST_P(Sessions, R20_opened_with_a_given_password_may_only_change_it) {
  const http::Reply made = ask(stage_.sign_in("county_admin"), "POST", "/users",
                               R"({"login":"neu.neu","name":"李样明","area_id":$community,"role":"secretary"})");
  ASSERT_EQ(difference(R"({"first_password":$first})", made.body, names_), std::nullopt);
  const std::string first = names_.at("first").substr(1, names_.at("first").size() - 2);
  const auto session = signed_in("neu.neu", first);
  const http::Reply refused = ask(session, "GET", "/areas/" + names_.at("community"));
  EXPECT_EQ(refused.status, 403);
  EXPECT_NE(refused.body.find("password.change_first"), std::string::npos);
  EXPECT_EQ(ask(session, "GET", "/session").status, 200);
  EXPECT_EQ(ask(session, "POST", "/session/password",
                R"({"old_password":")" + first + R"(","new_password":"三更灯火五更鸡啊"})")
                .status,
            204);
  EXPECT_EQ(ask(session, "GET", "/areas/" + names_.at("community")).status, 200);
}

TEST_P(Sessions, R20_end_elsewhere_when_the_password_changes) {
  const auto here = signed_in("user1", "first-user1");
  const auto there = signed_in("user1", "first-user1");
  EXPECT_EQ(ask(there, "GET", "/session").status, 200);
  EXPECT_EQ(
      ask(here, "POST", "/session/password", R"({"old_password":"first-user1","new_password":"三更灯火五更鸡啊"})")
          .status,
      204);
  EXPECT_EQ(ask(here, "GET", "/session").status, 200);
  EXPECT_EQ(ask(there, "GET", "/session").status, 401);
}

}  // namespace
}  // namespace anxin::tests
