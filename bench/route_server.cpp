// What the server and the router cost over the bare server, without a domain: one route that opens a call and answers
// fixed bytes, one that reads a row, one that writes one.
//
//   anxin_routes PORT BYTES [THREADS]    GET /api/fixed, GET /api/row, POST /api/row
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>

#include "http/server.h"
#include "json/about.h"
#include "vault/vault.h"

namespace anxin {
namespace {

struct Text {
  std::string text;
};
template <class S>
void describe(S& shape, Text& v) {
  shape.field("text", v.text, json::about("Fixed bytes").max_length(1'000'000));
}

Result<Text> read_row(Call& call) {
  return Text{*call.tx.first(
      "SELECT text FROM bench_row WHERE id = $1", [](const store::Row& row) { return row.get<std::string>(0); },
      std::int64_t{1})};
}

Result<Text> write_row(Call& call, const Text& draft) {
  call.tx.run("INSERT INTO bench_row (id, text) VALUES ($1, $2)", call.ids.next<NeedId>(call.now), draft.text);
  return draft;
}

Instant now() {
  const auto since = std::chrono::system_clock::now().time_since_epoch();
  return Instant(std::chrono::duration_cast<std::chrono::microseconds>(since).count());
}

Result<Caller> anybody(store::Tx&, Instant, const http::Request&) {
  Caller caller;
  caller.account = AccountId(1);
  return caller;
}

void serve(int port, std::size_t bytes, int threads) {
  const std::string file = "/tmp/anxin_routes_" + std::to_string(getpid()) + ".db";
  const vault::Vault vault = vault::Vault::for_tests("bench");
  store::Options store_options;
  store_options.schema = store::Options::Schema::bring_up_to_date;
  const auto database = store::Database::open("sqlite:" + file, vault, store_options);
  const std::string text(bytes, 'x');
  database->write_now([&](store::Tx& tx) {
    tx.run("CREATE TABLE bench_row (id BIGINT PRIMARY KEY, text TEXT)");
    tx.run("INSERT INTO bench_row (id, text) VALUES (1, $1)", text);
    return true;
  });
  IdSource ids = database->make_ids();
  Random random([](std::span<std::uint8_t> octets) { std::ranges::fill(octets, std::uint8_t{7}); });
  http::Workers workers(2, 10'000);
  http::Environment environment{*database, now, ids, random, {anybody, {}}, workers};
  http::Router router;
  router.get("/fixed", "Fixed bytes", [&](Call&) -> Result<Text> { return Text{text}; }).brief();
  router.get("/row", "One row", read_row).brief();
  router.get("/row-by-pool", "One row by the pool", read_row);
  router.post("/row", "Write a row", write_row);
  const http::StaticFiles files;
  http::ServerOptions options;
  options.port = port;
  options.threads = threads;
  http::Server server(options, router, environment, files);
  server.start();
  pause();
}

}  // namespace
}  // namespace anxin

int main(int argc, char** argv) {
  if (argc < 3) {
    std::fputs("usage: anxin_routes PORT BYTES [THREADS]\n", stderr);
    return 2;
  }
  anxin::serve(std::stoi(argv[1]), static_cast<std::size_t>(std::stoi(argv[2])), argc > 3 ? std::stoi(argv[3]) : 0);
}
