// T22: what names a person stands nowhere in the clear. Two hundred planted names and phones go through everything that
// takes them, also inside the words and in columns that a sheet calls something else; then every octet of the database,
// its log, a backup and the lines for operators is searched for each of them.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "stage.h"
#include "store/backup.h"
#include "vault/digest.h"

namespace anxin::tests {
namespace {

constexpr int planted_pairs = 100;

std::string name_of_pair(int pair) {
  static const std::vector<std::string> first{"芃", "翀", "骉", "玥", "珺", "旻", "昶", "赟", "祎", "瑀"};
  static const std::vector<std::string> second{"垚", "犇", "淼", "焱", "鑫", "晶", "磊", "森", "众", "品"};
  return "闫" + first.at(static_cast<std::size_t>(pair / 10)) + second.at(static_cast<std::size_t>(pair % 10));
}

std::string phone_of_pair(int pair) { return std::to_string(19'973'100'000 + pair * 137); }

class Planted : public ::testing::TestWithParam<store::Dialect> {
 protected:
  http::Reply ask(const std::string& who, const std::string& method, const std::string& path, const std::string& body,
                  const std::string& expected = {}) {
    http::Request request{http::method_of(method).value(), path.substr(0, path.find('?'))};
    if (request.path.size() < path.size()) request.query = path.substr(request.path.size() + 1);
    request.headers = who == "nobody" ? std::vector<http::Header>{} : stage_.sign_in(who);
    request.headers.push_back({"content-type", "application/json"});
    request.headers.push_back({"idempotency-key", "planted-" + std::to_string(++keys_)});
    request.headers.push_back({"x-file-name", file_name_});
    request.body = method == "PUT" ? body : with_values(body, names_);
    http::Reply reply = stage_.respond(request);
    if (!expected.empty()) {
      const auto wrong = difference(expected, reply.body, names_);
      EXPECT_FALSE(wrong) << method << " " << path << ": " << *wrong << "\n" << reply.body;
    }
    return reply;
  }

  // One need from the call to the call-back, with the pair in every text.
  void loop(int pair) {
    for (const char* known : {"planted", "heard", "deed"}) names_.erase(known);
    const std::string name = name_of_pair(pair);
    const std::string phone = phone_of_pair(pair);
    const std::string words = "\"" + name + "说灯坏了，打" + phone + "\"";
    ask("social_worker", "POST", "/needs",
        R"({"community_id":$community,"channel":"phone","emergency":false,"words":)" + words +
            R"(,"requester":{"name":")" + name + R"(","phone":")" + phone +
            R"(","anonymous":false},"on_behalf":{"relation":"parent","name":")" + name + R"("},"address":")" + name +
            R"(家","happened":"2026-11-23T08:00:00+08:00","call_back_way":"phone"})",
        R"({"id":$planted})");
    const std::string path = "/needs/" + names_.at("planted");
    ask("social_worker", "POST", path + "/triage",
        R"({"revision":1,"urgency":"soon","urgency_reason":)" + words + R"(,"difficulty":"easy","difficulty_reason":)" +
            words + R"(,"category":"other","populations":[],"public_interest":true,"public_interest_reason":)" + words +
            R"(,"feasible":true,"feasible_reason":)" + words + "}",
        R"({"voices":[{"id":$heard}]})");
    ask("social_worker", "POST", path + "/tasks",
        R"({"revision":2,"tasks":[{"what":)" + words + R"(,"handler_id":$worker_2,"due":"2026-11-25"}]})",
        R"({"tasks":[{"id":$deed}]})");
    const std::string task = path + "/tasks/" + names_.at("deed");
    ask("worker_2", "POST", task + "/start", R"({"revision":1})", R"({"tasks":[{"state":"in_progress"}]})");
    ask("worker_2", "POST", task + "/notes", R"({"words":)" + words + "}", R"({"tasks":[{"notes":[{"words":*}]}]})");
    ask("worker_2", "POST", task + "/done",
        R"({"revision":2,"result":)" + words + R"(,"done_on":"2026-11-23","took_part":[]})",
        R"({"need":{"stage":"done"}})");
    ask("community_worker", "POST", path + "/call-backs",
        R"({"revision":5,"voice_id":$heard,"reached":true,"way":"phone","solved":true,)"
        R"("satisfaction":"satisfied","words":)" +
            words + "}",
        R"({"need":{"stage":"closed"}})");
    const http::Reply shown = ask("social_worker", "POST", path + "/voices/" + names_.at("heard") + "/reveal",
                                  R"({"field":"phone","purpose":"call_back"})");
    EXPECT_NE(shown.body.find(phone), std::string::npos) << "the planted phone did not come through: " << shown.body;
    ask("nobody", "POST", "/session", R"({"login":")" + name + R"(","password":")" + phone + R"("})");
  }

  // Half of the pairs by a sheet: in the columns that they belong to, and in all others that take a text.
  void sheet() {
    std::string csv = "单号,来电时间,内容,来电人,电话,社区,地址,截止日期\n";
    for (int pair = 50; pair < planted_pairs; ++pair) {
      const std::string name = name_of_pair(pair);
      const std::string phone = phone_of_pair(pair);
      const std::string number = pair % 10 == 0 ? phone : "P" + std::to_string(pair);
      const std::string place = pair % 2 == 0 ? name + phone : "";
      csv += number + ",2026-11-20 9:00," + name + "的电话" + phone + "," + name + "," + phone + "," + place + "," +
             name + "家住松风社区," + (pair % 3 == 0 ? name : "") + "\n";
    }
    file_name_ = "%E9%97%AB" + phone_of_pair(7) + ".csv";
    ask("social_worker", "PUT", "/imports?area_id=" + names_.at("community") + "&source=T", csv, R"({"id":$import})");
    const std::string place = name_of_pair(50) + phone_of_pair(50);
    ask("social_worker", "POST", "/imports/" + names_.at("import") + "/answers",
        R"({"value":")" + place + R"(","area_id":null})", R"({"id":$import})");
    ask("social_worker", "POST", "/imports/" + names_.at("import") + "/run", "{}", R"({"state":"done"})");
  }

  // Everything that is stored, as octets; of PostgreSQL every column of every table, octets as hexadecimal digits.
  std::string stored() {
    std::string all;
    if (GetParam() == store::Dialect::sqlite) {
      for (const auto& entry : std::filesystem::recursive_directory_iterator(stage_.database().folder())) {
        if (!entry.is_regular_file()) continue;
        std::ifstream file(entry.path(), std::ios::binary);
        all.append(std::istreambuf_iterator<char>(file), {});
      }
      return all;
    }
    const auto text = [](const store::Row& row) { return row.get<std::string>(0); };
    stage_.database()->read([&](Tx& tx) {
      for (const std::string& table : tx.all("SELECT tablename FROM pg_tables WHERE schemaname = 'public'", text)) {
        for (const std::string& row : tx.all("SELECT CAST(t AS TEXT) FROM " + table + " t", text)) all += row + "\n";
      }
    });
    return all;
  }

  std::vector<std::string> hits(const std::string& where) {
    std::vector<std::string> found;
    for (int pair = 0; pair < planted_pairs; ++pair) {
      for (const std::string& value : {name_of_pair(pair), phone_of_pair(pair)}) {
        const std::string digits =
            vault::hex(std::span(reinterpret_cast<const std::uint8_t*>(value.data()), value.size()));
        if (where.find(value) != std::string::npos || where.find(digits) != std::string::npos) found.push_back(value);
      }
    }
    return found;
  }

  CountyStage stage_{GetParam()};
  Names names_ = stage_.names();
  std::string file_name_ = "t.csv";
  int keys_ = 0;
};
ON_BOTH_DATABASES(Planted);

TEST_P(Planted, R20_names_and_phones_are_found_nowhere_in_the_clear) {
  for (int pair = 0; pair < 50; ++pair) loop(pair);
  sheet();
  EXPECT_EQ(hits(stored()), std::vector<std::string>{});
  const std::string folder = stage_.database().folder() + "/backup";
  store::back_up(stage_.database().url(), test_vault(), folder, stage_.now());
  std::ifstream backup(folder + "/database.sealed", std::ios::binary);
  const std::string sealed{std::istreambuf_iterator<char>(backup), {}};
  EXPECT_GT(sealed.size(), 10'000U);
  EXPECT_EQ(hits(sealed), std::vector<std::string>{});
  EXPECT_EQ(hits(stage_.logged()), std::vector<std::string>{});
}

// The search itself is good: one value in a clear column is found.
TEST_P(Planted, is_found_where_it_stands_in_the_clear) {
  stage_.database()->write_now([](Tx& tx) {
    tx.run("UPDATE area SET name = $1 WHERE id = 1", name_of_pair(3) + phone_of_pair(4));
    return true;
  });
  EXPECT_EQ(hits(stored()), (std::vector<std::string>{name_of_pair(3), phone_of_pair(4)}));
}

}  // namespace
}  // namespace anxin::tests
