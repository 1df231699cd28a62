#include "fault/fault_server.h"

#include <fmt/format.h>

#include <charconv>

#include "access/session_actions.h"
#include "access/user_actions.h"
#include "areas/area_actions.h"
#include "cli/api_table.h"
#include "vault/password.h"

namespace anxin::fault {
namespace {

constexpr const char* token = "the session of the fault test, open on every round";
constexpr const char* login = "zhang.san";
constexpr std::string_view key_start = "fault-need-";
constexpr std::string_view words_start = "路灯不亮，单号";

std::vector<areas::Division> county() {
  return {{"37", "山东省", "", "province"},
          {"3717", "菏泽市", "37", "city"},
          {"371722", "单县", "3717", "county"},
          {"371722003", "园艺街道", "371722", "subdistrict"},
          {"371722003001", "张知楼社区", "371722003", "community"},
          {"371722003002", "样本一社区", "371722003", "community"},
          {"371722003003", "黄楼社区", "371722003", "community"},
          {"371722003004", "样本二社区", "371722003", "community"}};
}

// One account for the whole street, whose session is known to every child.
Result<access::SessionPage> add_worker(Call& call, AreaId street) {
  access::UserDraft draft;
  draft.login = login;
  draft.name = PrivateText("张样");
  draft.area_id = street;
  draft.role = "community_worker";
  const std::string first = "first-password-of-the-test";
  const AccountId id = TRY(access::add_user(call, draft, first, vault::hash_password(first, vault::test_strength))).id;
  TRY(access::keep_first_password(call, id));
  return access::signed_in(call, id, token);
}

std::int64_t number_behind(std::string_view start, const std::string& text) {
  if (!text.starts_with(start)) return 0;
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data() + start.size(), text.data() + text.size(), number);
  return error == std::errc{} && end == text.data() + text.size() ? number : 0;
}

}  // namespace

std::string key_of(std::int64_t number) { return fmt::format("{}{:08}", key_start, number); }
std::string words_of(std::int64_t number) { return fmt::format("{}{:08}", words_start, number); }
std::int64_t number_in_key(const std::string& key) { return number_behind(key_start, key); }
std::int64_t number_in_words(const std::string& words) { return number_behind(words_start, words); }

Site set_up(const Place& place) {
  Site site;
  site.settings.directory = place.folder();
  site.settings.master_key = place.folder() + "/master.key";
  site.settings.database = place.url();
  site.happened = rfc3339(cli::system_clock_now());
  store::Options options;
  options.schema = store::Options::Schema::bring_up_to_date;
  cli::House house(site.settings, options, cli::House::Key::made_if_new);
  const auto act = [&](auto work) {
    return store::act(house.means(), access::the_system("test"), cli::system_clock_now(), work).value();
  };
  act([](Call& call) { return areas::load_county(call, county(), "371722", *Day::parse("2023-06-30"), "test"); });
  act([&](Call& call) {
    for (const areas::Division& one : county()) {
      if (one.kind == "community") site.communities.push_back(areas::area_by_code(call, one.code).value().id);
    }
    return add_worker(call, areas::area_by_code(call, "371722003").value().id);
  });
  return site;
}

Server::Server(const Site& site, const store::Options& options)
    : site_(site),
      house_(site.settings, options, cli::House::Key::must_be_there),
      environment_{.database = house_.database(),
                   .clock = cli::system_clock_now,
                   .ids = house_.ids(),
                   .random = house_.random(),
                   .authenticator = cli::authenticator([](const std::function<void(store::Tx&)>&) {}),
                   .workers = workers_,
                   .secure_cookies = false} {
  cli::add_all_routes(router_, {});
}

http::Reply Server::register_need(std::int64_t number) {
  http::Request request;
  request.method = http::Method::post;
  request.path = "/needs";
  request.headers = {{"cookie", std::string(access::session_cookie) + "=" + token},
                     {"x-csrf-token", access::csrf_of(token)},
                     {"content-type", "application/json"},
                     {"idempotency-key", key_of(number)}};
  // Without an address a visit cannot be promised.
  request.body =
      fmt::format(R"({{"community_id":{},"channel":"phone","emergency":false,"words":"{}","happened":"{}",)"
                  R"("requester":{{"anonymous":false,"name":"样本某","phone":"139{:08}"}},"call_back_way":"{}"}})",
                  site_.communities[static_cast<std::size_t>(number) % site_.communities.size()].number(),
                  words_of(number), site_.happened, number, is_refused(number) ? "visit" : "phone");
  return router_.respond(environment_, std::move(request));
}

bool is_to_be_repeated(const http::Reply& reply) {
  return reply.status == 503 || reply.body.find("idempotency.in_flight") != std::string::npos;
}

}  // namespace anxin::fault
