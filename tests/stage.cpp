#include "stage.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "access/session_actions.h"
#include "access/user_actions.h"
#include "areas/area_actions.h"
#include "cli/api_table.h"
#include "http/openapi.h"

namespace anxin::tests {
namespace {

constexpr const char* day_of_tests = "2026-11-23T09:00:00+08:00";  // a Monday morning

std::vector<areas::Division> small_county() {
  return {{"37", "山东省", "", "province"},
          {"3717", "菏泽市", "37", "city"},
          {"371722", "单县", "3717", "county"},
          {"371722003", "园艺街道", "371722", "subdistrict"},
          {"371722003003", "黄楼社区", "371722003", "community"},
          {"371722003001", "张知楼社区", "371722003", "community"},
          {"999999400", "样本经济开发区", "371722", "quasi"}};
}

std::vector<areas::Division> other_county() {
  return {{"33", "浙江省", "", "province"},
          {"3310", "台州市", "33", "city"},
          {"331004", "路桥区", "3310", "county"},
          {"331004002", "路桥街道", "331004", "subdistrict"},
          {"331004002054", "古街社区", "331004002", "community"}};
}

Caller system() { return access::the_system("test"); }

}  // namespace

CountyStage::CountyStage(store::Dialect dialect)
    : database_(dialect),
      ids_(database_->make_ids()),
      random_([this](std::span<std::uint8_t> bytes) {
        for (std::uint8_t& byte : bytes) byte = static_cast<std::uint8_t>(engine_());
      }),
      now_(*parse_rfc3339(day_of_tests)),
      environment_{.database = *database_,
                   .clock = [this] { return now_; },
                   .ids = ids_,
                   .random = random_,
                   .authenticator = cli::authenticator([](const std::function<void(store::Tx&)>&) {}),
                   .workers = workers_,
                   .secure_cookies = false,
                   .log = [this](const std::string& line) { logged_ += line + "\n"; }} {
  cli::add_all_routes(router_, {vault::test_strength, {"password1", "qwertyuiop"}});
  build_places();
  build_accounts();
}

http::Reply CountyStage::respond(http::Request request) {
  const http::Route* route = router_.route_for(request.method, request.path);
  const std::string asked = std::string(http::word_of(request.method)) + " " + request.path;
  http::Reply reply = router_.respond(environment_, std::move(request));
  if (route == nullptr || reply.status < 400) return reply;
  const auto declared = http::errors_of(*route);
  const auto keys = declared.find(reply.status);
  const auto named = [&](const std::string& key) {
    return reply.body.find("\"key\":\"" + key + "\"") != std::string::npos;
  };
  const bool known = keys != declared.end() && (keys->second.empty() || std::ranges::any_of(keys->second, named));
  EXPECT_TRUE(known) << asked << " answered what openapi.json does not name: " << reply.status << " " << reply.body;
  return reply;
}

void CountyStage::build_places() {
  const auto load = [&](const std::vector<areas::Division>& divisions, const char* code) {
    return store::act(
               means(), system(), now_,
               [&](Call& call) { return areas::load_county(call, divisions, code, *Day::parse("2023-06-30"), "test"); })
        .value()
        .id;
  };
  keep("county", load(small_county(), "371722").number());
  keep("other_county", load(other_county(), "331004").number());
  keep("country", areas::country_id.number());
  const auto area = [&](const char* name, const char* code) {
    const auto found = store::act(means(), system(), now_, [&](Call& call) -> Result<AreaId> {
      return areas::area_by_code(call, code).value().id;
    });
    keep(name, found.value().number());
    return found.value();
  };
  const AreaId community = area("community", "371722003003");
  area("sibling", "371722003001");
  area("street", "371722003");
  area("quasi", "999999400");
  area("elsewhere", "331004002054");
  const auto estate =
      store::act(means(), system(), now_, [&](Call& call) { return areas::add_estate(call, community, {"灯笼里"}); });
  keep("estate", estate.value().id.number());
  store::act(means(), system(), now_, [&](Call& call) {
    return areas::add_doors(call, estate.value().id, {{{"3", "2", "401"}, {"3", "2", "402"}}});
  }).value();
}

void CountyStage::build_accounts() {
  const auto at = [&](const char* name) { return AreaId(std::stoll(names_.at(name))); };
  const std::vector<std::pair<std::string, const char*>> places{
      {"", "community"}, {"@sibling", "sibling"}, {"@street", "street"}, {"@elsewhere", "elsewhere"}};
  for (const auto& [suffix, place] : places) {
    for (const char* role : {"community_worker", "social_worker", "secretary"}) {
      build_account(role + suffix, role, at(place));
    }
  }
  build_account("worker_2", "community_worker", at("community"));
  build_account("worker_3", "community_worker", at("community"));
  for (const char* role : {"county_admin", "auditor"}) {
    build_account(role, role, at("county"));
    build_account(std::string(role) + "@elsewhere", role, at("other_county"));
  }
  build_account("worker@quasi", "community_worker", at("quasi"));
  build_account("system_admin", "system_admin", at("country"));
  build_account("country_auditor", "auditor", at("country"));
}

void CountyStage::build_account(const std::string& who, const std::string& role, AreaId area) {
  std::string login = "user" + std::to_string(tokens_.size());
  const auto session = store::act(means(), system(), now_, [&](Call& call) -> Result<access::SessionPage> {
    access::UserDraft draft;
    draft.login = login;
    draft.name = PrivateText(who);
    draft.area_id = area;
    draft.role = role;
    const std::string hash = vault::hash_password("first-" + login, vault::test_strength);
    const AccountId id = TRY(access::add_user(call, draft, "first-" + login, hash)).id;
    TRY(access::keep_first_password(call, id));
    tokens_[who].account = id;
    return open_session(call, who);
  });
  persons_[who] = session.value().person_id;
  keep(who, session.value().person_id.number());
  keep(who + "_account", session.value().account_id.number());
}

Result<access::SessionPage> CountyStage::open_session(Call& call, const std::string& who) {
  Token& token = tokens_.at(who);
  token.day = day_of(now_);
  token.text = "token of " + who + " on " + token.day.text();
  return access::signed_in(call, token.account, token.text);
}

std::vector<http::Header> CountyStage::sign_in(const std::string& who) {
  if (tokens_.at(who).day != day_of(now_)) {
    store::act(means(), system(), now_, [&](Call& call) { return open_session(call, who); }).value();
  }
  const std::string& token = tokens_.at(who).text;
  return {{"cookie", std::string(access::session_cookie) + "=" + token}, {"x-csrf-token", access::csrf_of(token)}};
}

}  // namespace anxin::tests
