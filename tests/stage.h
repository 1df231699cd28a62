// The stage for API scenarios and the role matrix: a small county with two communities, a second county, and a
// signed-in account of every role at each place where it can matter. The clock stands still until a test moves it.
#pragma once

#include <map>
#include <random>
#include <string>
#include <vector>

#include "access/session_actions.h"
#include "http/environment.h"
#include "http/router.h"
#include "store/act.h"
#include "testing/scenario.h"
#include "testing/test_database.h"

namespace anxin::tests {

class CountyStage {
 public:
  explicit CountyStage(store::Dialect dialect);

  // Fails the test when the answer is an error that the API's description does not name for this route.
  http::Reply respond(http::Request request);
  // Headers of a signed-in account: "social_worker", "worker_2", or "social_worker@sibling", "auditor@elsewhere". On
  // another day everybody signs in again; within a day a session ends as it does for people.
  std::vector<http::Header> sign_in(const std::string& who);
  void pass_time(std::int64_t seconds) { now_ = now_.plus_seconds(seconds); }
  const Names& names() const { return names_; }
  const http::Router& router() const { return router_; }
  TestDatabase& database() { return database_; }
  // What was written for operators.
  const std::string& logged() const { return logged_; }
  store::Means means() { return {*database_, ids_, random_}; }
  Instant now() const { return now_; }
  PersonId person(const std::string& who) const { return persons_.at(who); }

 private:
  void build_places();
  void build_accounts();
  void build_account(const std::string& who, const std::string& role, AreaId area);
  Result<access::SessionPage> open_session(Call& call, const std::string& who);
  void keep(const std::string& name, std::int64_t number) { names_[name] = std::to_string(number); }

  TestDatabase database_;
  IdSource ids_;
  std::mt19937_64 engine_{20261123};
  Random random_;
  Instant now_;
  http::Workers workers_{1, 100};
  std::string logged_;
  http::Environment environment_;
  http::Router router_;
  Names names_;
  struct Token {
    AccountId account;
    Day day;
    std::string text;
  };
  std::map<std::string, Token> tokens_;  // by who
  std::map<std::string, PersonId> persons_;
};

}  // namespace anxin::tests
