// T8: every route × every role × where the role is held × own or other's object, compared with the table below, which
// is written by hand. A route that is not in it fails the test, and so does a row without a route.
//
// An answer is one of: ok (the permission check let the caller through: any status but 401, 403, 404), 403 (held
// nowhere, or not for this place though it may be read there), 404 (outside: the same as a missing id).
#include <gtest/gtest.h>

#include <map>
#include <set>

#include "needs/need_actions.h"
#include "stage.h"

namespace anxin::tests {
namespace {

// Letters, one a caller: c community worker, s social worker, y secretary (all of the community itself), C S Y (of the
// street above: inside as well), a county admin, u auditor, m system admin. Who is not named gets 403. The system admin
// runs county admins and auditors, so the accounts of a community are not his to make or close.
struct Row {
  const char* route;
  const char* may;
  const char* body = "{}";
};

const std::vector<Row>& table() {
  static const std::vector<Row> rows{
      {"GET /areas", "csyCSYaum"},
      {"GET /areas/{area}", "csyCSYaum"},
      {"POST /areas/{area}/estates", "am", R"({"name":"新苑"})"},
      {"GET /areas/{estate}/doors", "csyCSYaum"},
      {"POST /areas/{estate}/doors", "am", R"({"doors":[]})"},
      {"GET /areas/{area}/estates", "csyCSYaum"},
      {"POST /areas/{estate}/rename", "am", R"({"name_before":"a","name":"新苑"})"},
      {"POST /areas/{estate}/door-ranges", "am",
       R"({"building_from":1,"building_to":1,"floor_from":1,"floor_to":1,"rooms":1})"},
      {"POST /areas/{area}/door-sheets/preview", "am", "小区,门牌\n灯笼里,3-2-401\n"},
      {"POST /areas/{area}/door-sheets", "am", "小区,门牌\n灯笼里,3-2-401\n"},
      {"GET /areas/{area}/staff", "csyCSY"},
      {"GET /words", "csyCSYaum"},
      {"GET /areas/{area}/words", "csyCSYaum"},
      {"POST /areas/{area}/words", "yYam", R"({"label":"电动车充电"})"},
      {"POST /areas/{area}/words/{word}/retire", "yYam", R"({"from":"2026-11-23"})"},
      {"POST /areas/{area}/words/{word}/merge", "yYam", R"({"into":"other"})"},
      {"GET /areas/{area}/settings", "csyCSYaum"},
      {"POST /areas/{area}/settings/{name}", "yYam", R"({"revision":0,"value":"3","locked":false})"},
      {"POST /areas/{area}/settings/{name}/inherit", "yYam", R"({"revision":1})"},
      {"GET /areas/{area}/reply-templates", "csyCSYaum"},
      {"POST /areas/{area}/reply-templates", "yYam", R"({"title":"路灯","words":"已报修"})"},
      {"POST /areas/{area}/reply-templates/{template}/edit", "yYam", R"({"version":9,"title":"a","words":"a"})"},
      {"POST /areas/{area}/reply-templates/{template}/retire", "yYam", R"({"version":9})"},
      {"POST /people/search", "csyCSY", R"({"community_id":$area,"name":"陈"})"},
      {"POST /people", "csCS", R"({"community_id":$area,"name":"陈样公"})"},
      {"GET /people/{person}", "csyCSY"},
      {"POST /people/{person}/edit", "csCS", R"({"revision":9})"},
      {"POST /people/{person}/reveal", "csyCSY", R"({"field":"name","purpose":"visit"})"},
      {"POST /needs", "csyCSY",
       R"({"community_id":$area,"channel":"phone","emergency":false,"words":"灯坏了","requester":{"anonymous":true},)"
       R"("happened":"2026-11-23T08:00:00+08:00","call_back_way":"none"})"},
      {"GET /needs/board", "csyCSY", "area_id=$area"},
      {"GET /needs", "csyCSY", "area_id=$area"},
      {"POST /needs/search", "csyCSY", R"({"area_id":$area,"text":"灯坏"})"},
      {"GET /needs/{need}", "csyCSY"},
      {"POST /needs/{need}/triage", "sS",
       R"({"revision":9,"urgency":"soon","urgency_reason":"a","difficulty":"easy","difficulty_reason":"a",)"
       R"("category":"other","populations":[],"public_interest":true,"public_interest_reason":"a","feasible":true,)"
       R"("feasible_reason":"a"})"},
      {"POST /needs/{need}/owner", "sySY", R"({"revision":9,"owner_id":1,"reason":"a"})"},
      {"POST /needs/{need}/tasks", "sySY", R"({"revision":9,"tasks":[]})"},
      {"POST /needs/{need}/tasks/{task}/start", "csyCSY", R"({"revision":9})"},
      {"POST /needs/{need}/tasks/{task}/notes", "csyCSY", R"({"words":"a"})"},
      {"POST /needs/{need}/tasks/{task}/done", "csyCSY",
       R"({"revision":9,"result":"a","done_on":"2026-11-23","took_part":[]})"},
      {"GET /call-backs", "csyCSY", "area_id=$area"},
      {"POST /needs/{need}/call-backs", "csyCSY", R"({"revision":9,"voice_id":1,"reached":false,"way":"phone"})"},
      {"POST /needs/{need}/withdraw", "csyCSY", R"({"revision":9})"},
      {"POST /needs/{need}/suspend", "sS", R"({"revision":9,"reason":"a","until":"2026-11-30"})"},
      {"POST /needs/{need}/resume", "sS", R"({"revision":9})"},
      {"POST /needs/{need}/reply", "sS",
       R"({"revision":9,"words":"a","read_way":"phone","read_at":"2026-11-23T08:30:00+08:00","appeal":"a"})"},
      {"POST /needs/{need}/refer", "csCS", R"({"revision":9,"target":"police"})"},
      {"POST /needs/{need}/referral/answer", "csCS", R"({"revision":9,"words":"a"})"},
      {"POST /needs/{need}/referral/bounce", "csCS", R"({"revision":9,"words":"a"})"},
      {"POST /needs/{need}/merge", "sS", R"({"revision":9,"parent_id":1})"},
      {"POST /needs/{need}/split", "sS", R"({"revision":9})"},
      {"POST /needs/{need}/told", "csyCSY", R"({"voice_id":1,"way":"phone","told_at":"2026-11-23T08:30:00+08:00"})"},
      {"POST /needs/{need}/case", "sS", R"({"revision":9})"},
      {"POST /needs/{need}/case/close", "sS", R"({"revision":9})"},
      {"POST /hand-overs", "sySY", R"({"area_id":$area,"from_id":1,"to_id":2,"reason":"a"})"},
      {"POST /needs/{need}/slip", "csyCSY"},
      {"POST /needs/{need}/voices/{voice}/reveal", "csyCSY", R"({"field":"phone","purpose":"call_back"})"},
      {"PUT /imports?area_id={area}&source=T", "csCS", "单号,来电时间,内容\n2,2026-11-20 9:00,灯坏了\n"},
      {"GET /imports", "csCS", "area_id=$area"},
      {"GET /imports/{import}", "csCS"},
      {"GET /imports/{import}/rows", "csCS"},
      {"POST /imports/{import}/columns", "csCS", R"({"columns":[]})"},
      {"POST /imports/{import}/answers", "csCS", R"({"value":"别处"})"},
      {"POST /imports/{import}/rows/{row}/decision", "csCS", R"({"take":false})"},
      {"POST /imports/{import}/run", "csCS"},
      {"GET /users", "yYaum", "area_id=$area"},
      {"POST /users", "a", R"({"login":"neu.neu","name":"a","area_id":$area,"role":"community_worker"})"},
      {"POST /users/{account}/grants", "a", R"({"role":"secretary","area_id":$area,"from":"2026-11-23"})"},
      {"POST /users/{account}/grants/{grant}/end", "am"},
      {"POST /users/{account}/close", "a"},
      {"POST /users/{account}/unlock", "am"},
      {"GET /backup", "am"},
      {"GET /grantable", "am", "area_id=$area"},
      {"GET /audit", "u", "area_id=$area"},
      {"GET /audit/check", "u", "area_id=$area"},
  };
  return rows;
}

// Routes that need no row: they concern the caller alone, or nobody.
const std::set<std::string>& without_place() {
  static const std::set<std::string> routes{"GET /health",     "POST /session",          "GET /session",
                                            "DELETE /session", "POST /session/password", "GET /events"};
  return routes;
}

const std::vector<std::pair<char, const char*>>& callers() {
  static const std::vector<std::pair<char, const char*>> all{
      {'c', "community_worker"},     {'s', "social_worker"},    {'y', "secretary"},    {'C', "community_worker@street"},
      {'S', "social_worker@street"}, {'Y', "secretary@street"}, {'a', "county_admin"}, {'u', "auditor"},
      {'m', "system_admin"}};
  return all;
}

std::string shape_of(const http::Route& route) {
  std::string path = route.pattern();
  for (std::size_t at = path.find('{'); at != std::string::npos; at = path.find('{', at + 2)) {
    path.replace(at, path.find('}', at) - at + 1, "{}");
  }
  return std::string(http::word_of(route.method())) + " " + path;
}

std::string shape_of(const std::string& row) {
  std::string path = row.substr(0, row.find('?'));
  for (std::size_t at = path.find('{'); at != std::string::npos; at = path.find('{', at + 2)) {
    path.replace(at, path.find('}', at) - at + 1, "{}");
  }
  return path;
}

class RoleMatrix : public ::testing::TestWithParam<store::Dialect> {
 protected:
  void SetUp() override {
    names_ = stage_.names();
    names_["area"] = names_.at("community");
    make_need();
    make_import();
    names_["account"] = names_.at("worker_3_account");
    names_["grant"] = "1";
    names_["word"] = "meals";
    names_["name"] = "urgent_days";
    ask("secretary", "POST", "/areas/" + names_.at("community") + "/reply-templates",
        R"({"title":"路灯","words":"已报修，三天内有人来看。"})", R"({"items":[{"id":$template}]})");
  }

  // A need with a task, and its person, through the real routes.
  void make_need() {
    ask("social_worker", "POST", "/needs",
        R"({"community_id":$community,"channel":"phone","emergency":false,"words":"楼道灯坏了","requester":)"
        R"({"name":"陈样公","phone":"19900001234","anonymous":false},"happened":"2026-11-23T08:00:00+08:00",)"
        R"("call_back_way":"phone"})",
        R"({"id":$need})");
    ask("social_worker", "POST", "/needs/" + names_.at("need") + "/triage",
        R"({"revision":1,"urgency":"soon","urgency_reason":"a","difficulty":"easy","difficulty_reason":"a",)"
        R"("category":"other","populations":[],"public_interest":true,"public_interest_reason":"a","feasible":true,)"
        R"("feasible_reason":"a"})",
        R"({"voices":[{"id":$voice,"requester_id":$person}]})");
    ask("social_worker", "POST", "/needs/" + names_.at("need") + "/tasks",
        R"({"revision":2,"tasks":[{"what":"换灯","handler_id":$worker_2,"due":"2026-11-25"}]})",
        R"({"tasks":[{"id":$task}]})");
  }

  // A sheet of one order, whose row nobody has decided about.
  void make_import() {
    ask("social_worker", "PUT", "/imports?area_id=" + names_.at("community") + "&source=T",
        "单号,来电时间,内容\n1,2026-11-20 9:00,灯坏了\n", R"({"id":$import})");
    names_["row"] = "2";
  }

  http::Reply ask(const std::string& who, const std::string& method, const std::string& path, const std::string& body,
                  const std::string& expected = {}) {
    http::Request request;
    request.method = http::method_of(method).value();
    request.path = path.substr(0, path.find('?'));
    if (request.path.size() < path.size()) request.query = path.substr(request.path.size() + 1);
    if (method == "GET") {
      if (body != "{}") request.query = with_values(body, names_);
    } else {
      request.body = with_values(body, names_);
      request.headers.push_back({"content-type", "application/json"});
      request.headers.push_back({"idempotency-key", "key-" + std::to_string(++keys_) + "-0000"});
      if (method == "PUT") request.headers.push_back({"x-file-name", "t.csv"});
    }
    if (who != "nobody") {
      for (const http::Header& header : stage_.sign_in(who)) request.headers.push_back(header);
    }
    http::Reply reply = stage_.respond(request);
    if (!expected.empty()) {
      const auto wrong = difference(expected, reply.body, names_);
      EXPECT_FALSE(wrong) << method << " " << path << ": " << *wrong << "\n" << reply.body;
    }
    return reply;
  }

  std::string answer(const Row& row, const std::string& who) {
    const std::string route = row.route;
    const std::size_t blank = route.find(' ');
    const int status =
        ask(who, route.substr(0, blank), path_with_values(route.substr(blank + 1), names_), row.body).status;
    return status == 401 || status == 403 || status == 404 ? std::to_string(status) : "ok";
  }

  CountyStage stage_{GetParam()};
  Names names_;
  int keys_ = 0;
};

ON_BOTH_DATABASES(RoleMatrix);

TEST_P(RoleMatrix, has_a_row_for_every_route_and_a_route_for_every_row) {
  std::set<std::string> rows;
  for (const Row& row : table()) rows.insert(shape_of(std::string(row.route)));
  std::set<std::string> routes;
  for (const http::Route& route : stage_.router().routes()) {
    const std::string shape = shape_of(route);
    if (!without_place().contains(shape)) routes.insert(shape);
  }
  EXPECT_EQ(rows, routes);
}

TEST_P(RoleMatrix, R20_lets_in_exactly_whom_the_table_names) {
  for (const Row& row : table()) {
    // What ends or closes the account that others act on comes last for its row anyway: each caller is asked once.
    for (const auto& [letter, who] : callers()) {
      const bool may = std::string(row.may).find(letter) != std::string::npos;
      const std::string got = answer(row, who);
      const bool missing_grant = std::string(row.route).find("{grant}") != std::string::npos;
      const std::string wanted = may ? (missing_grant ? "404" : "ok") : "403";
      EXPECT_EQ(got, wanted) << row.route << " as " << who;
    }
  }
}

TEST_P(RoleMatrix, R20_asks_nobody_to_sign_in_first) {
  for (const Row& row : table()) EXPECT_EQ(answer(row, "nobody"), "401") << row.route;
}

// The same roles, held beside: a sibling community, another county. Nothing there is known to them.
TEST_P(RoleMatrix, R20_hides_what_lies_beside) {
  const std::set<std::string> everywhere{"GET /areas", "GET /words", "GET /backup"};
  const std::vector<std::pair<char, std::string>> beside{
      {'c', "community_worker@sibling"},   {'s', "social_worker@sibling"},   {'y', "secretary@sibling"},
      {'c', "community_worker@elsewhere"}, {'s', "social_worker@elsewhere"}, {'y', "secretary@elsewhere"},
      {'a', "county_admin@elsewhere"},     {'u', "auditor@elsewhere"}};
  for (const Row& row : table()) {
    if (everywhere.contains(row.route)) continue;
    for (const auto& [letter, who] : beside) {
      const bool held = std::string(row.may).find(letter) != std::string::npos;
      const std::string got = answer(row, who);
      // A permission held nowhere is 403 for a place-bound question; a need outside is not even seen.
      const bool hidden = got == "404" || (!held && got == "403");
      EXPECT_TRUE(hidden) << row.route << " as " << who << ": " << got;
    }
  }
}

// The same roles, asking for what lies above their place: the street and the county are not theirs.
TEST_P(RoleMatrix, R20_hides_what_lies_above) {
  const std::vector<std::pair<char, const char*>> below{
      {'c', "community_worker"}, {'s', "social_worker"}, {'y', "secretary"}};
  const std::set<std::string> open{"GET /areas"};  // whoever works here may look at the tree of places
  for (const char* above : {"street", "county", "country"}) {
    names_["area"] = names_.at(above);
    for (const Row& row : table()) {
      const std::string whole = std::string(row.route) + row.body;
      const bool names_area = whole.find("{area}") != std::string::npos || whole.find("$area") != std::string::npos;
      if (!names_area || open.contains(row.route)) continue;
      for (const auto& [letter, who] : below) {
        const bool held = std::string(row.may).find(letter) != std::string::npos;
        EXPECT_EQ(answer(row, who), held ? "404" : "403") << row.route << " at " << above << " as " << who;
      }
    }
  }
}

// Own and other's: a matter of the social worker's own. What the role may do to others' the duty forbids here (3.1:
// nobody judges, owns, handles or calls back the own matter); looking and printing stay open.
TEST_P(RoleMatrix, R20_keeps_everybody_from_their_own_matter) {
  ask("community_worker", "POST", "/needs",
      R"({"community_id":$community,"channel":"phone","emergency":false,"words":"家里水管裂了","requester":)"
      R"({"person_id":$social_worker,"phone":"19900009999","anonymous":false},)"
      R"("happened":"2026-11-23T08:30:00+08:00","call_back_way":"phone"})",
      R"({"id":$own})");
  const std::string own = "/needs/" + names_.at("own");
  const auto refused = [&](const std::string& path, const std::string& body) {
    const http::Reply mine = ask("social_worker", "POST", own + path, body);
    EXPECT_EQ(mine.status, 422) << path << " of the own matter: " << mine.body;
    EXPECT_NE(mine.body.find("need.ones_own"), std::string::npos) << path << ": " << mine.body;
  };
  const auto done_by = [&](const char* who, const std::string& path, const std::string& body,
                           const std::string& expected) {
    const http::Reply others = ask(who, "POST", own + path, body, expected);
    EXPECT_LT(others.status, 300) << path << " as " << who << ": " << others.body;
  };
  const std::string judgement =
      R"("urgency":"soon","urgency_reason":"a","difficulty":"easy","difficulty_reason":"a","category":"home_repair",)"
      R"("populations":[],"public_interest":true,"public_interest_reason":"a","feasible":true,"feasible_reason":"a"})";
  refused("/triage", R"({"revision":1,)" + judgement);
  done_by("social_worker@street", "/triage", R"({"revision":1,)" + judgement, R"({"voices":[{"id":$own_voice}]})");
  refused("/owner", R"({"revision":2,"owner_id":$social_worker,"reason":"我来"})");
  refused("/tasks", R"({"revision":2,"tasks":[{"what":"换管","handler_id":$social_worker,"due":"2026-11-25"}]})");
  done_by("social_worker@street", "/tasks",
          R"({"revision":2,"tasks":[{"what":"换管","handler_id":$worker_2,"due":"2026-11-25"}]})",
          R"({"tasks":[{"id":$own_task}]})");
  const std::string task = "/tasks/" + names_.at("own_task");
  done_by("worker_2", task + "/done", R"({"revision":1,"result":"换了","done_on":"2026-11-23","took_part":[]})",
          R"({"need":{"revision":$own_done}})");
  const std::string asked = R"({"revision":$own_done,"voice_id":$own_voice,"reached":true,"way":"phone","solved":true,)"
                            R"("satisfaction":"satisfied"})";
  refused("/call-backs", asked);
  EXPECT_EQ(ask("social_worker", "GET", own, "{}").status, 200);
  EXPECT_EQ(ask("social_worker", "POST", own + "/slip", "{}").status, 200);
  done_by("community_worker", "/call-backs", asked, R"({"need":{"stage":"closed"}})");
}

TEST_P(RoleMatrix, API1_answers_outside_with_the_very_body_of_a_missing_id) {
  const http::Reply outside = ask("social_worker@sibling", "GET", "/needs/" + names_.at("need"), "{}");
  const http::Reply missing = ask("social_worker@sibling", "GET", "/needs/4711", "{}");
  EXPECT_EQ(outside.status, 404);
  EXPECT_EQ(outside.body, missing.body);
  const http::Reply person = ask("social_worker@sibling", "GET", "/people/" + names_.at("person"), "{}");
  EXPECT_EQ(person.status, 404);
  EXPECT_EQ(person.body, missing.body);
}

}  // namespace
}  // namespace anxin::tests
