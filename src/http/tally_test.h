// A small API over one table, for the tests of the router and the server: a real database, real transactions.
#pragma once

#include <string>
#include <vector>

#include "http/event_hub.h"
#include "http/router.h"
#include "json/about.h"
#include "testing/test_database.h"

namespace anxin::http::tests {

struct TallyPage {
  NeedId id;
  std::string name;
  std::int64_t amount = 0;
};
template <class S>
void describe(S& shape, TallyPage& v) {
  using json::about;
  shape.field("id", v.id, about("Its number"));
  shape.field("name", v.name, about("What is counted"));
  shape.field("amount", v.amount, about("How many"));
}

struct TallyDraft {
  std::string name;
  std::int64_t amount = 0;
};
template <class S>
void describe(S& shape, TallyDraft& v) {
  using json::about;
  shape.field("name", v.name, about("What is counted").max_length(100));
  shape.field("amount", v.amount, about("How many").range(0, 1'000'000));
}

struct TallyQuery {
  std::optional<std::int64_t> least;
};
template <class S>
void describe(S& shape, TallyQuery& v) {
  shape.field("least", v.least, json::about("Only those with so many"));
}

struct Size {
  std::int64_t bytes = 0;
  std::string kind;
};
template <class S>
void describe(S& shape, Size& v) {
  using json::about;
  shape.field("bytes", v.bytes, about("How long"));
  shape.field("kind", v.kind, about("Content-Type"));
}

// The cookie "who=7" is account 7; account 8 may follow no chain of the journal.
class TallyHouse {
 public:
  explicit TallyHouse(store::Dialect dialect = store::Dialect::sqlite);

  Router router;
  Environment& environment() { return environment_; }
  store::Database& database() { return *test_; }
  std::int64_t count_of(const std::string& table);
  std::vector<std::string> logged() const { return logged_; }
  void move_clock(std::int64_t seconds) { now_ = now_.plus_seconds(seconds); }

 private:
  anxin::tests::TestDatabase test_;
  IdSource ids_;
  Random random_;
  Workers workers_{2, 100};
  Instant now_{1'790'000'000'000'000};
  std::vector<std::string> logged_;
  Environment environment_;
};

Request get(std::string path, std::string who = "7");
Request post(std::string path, std::string body, std::string key = "key-00000001");

}  // namespace anxin::http::tests
