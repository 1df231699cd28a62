#include "http/server.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "http/tally_test.h"
#include "http/wire_test.h"

namespace anxin::http::tests {
namespace {

using std::chrono::milliseconds;
using testing::HasSubstr;
using testing::Not;
using Now = std::chrono::steady_clock;

std::filesystem::path pages() {
  std::filesystem::path folder = testing::TempDir() + "/anxin_pages_" + std::to_string(getpid());
  std::filesystem::create_directories(folder / "assets");
  const auto write = [&](const char* name, const std::string& text) { std::ofstream(folder / name) << text; };
  write("staff.html", "<!doctype html><title>staff</title>");
  write("assets/staff-1a2b.js", "export const plain = 1;");
  write("assets/staff-1a2b.js.br", "BROTLI");
  write("assets/staff-1a2b.js.gz", "GZIP");
  return folder;
}

class ServerTest : public testing::Test {
 protected:
  static ServerOptions quick() {
    ServerOptions options;
    options.port = 0;
    options.threads = 2;
    options.limits.idle = milliseconds(1500);
    options.limits.head = milliseconds(600);
    options.limits.body = milliseconds(800);
    options.limits.write = milliseconds(800);
    options.limits.heartbeat = milliseconds(300);
    return options;
  }
  ServerTest() {
    add_event_route(house_.router);
    server_ = std::make_unique<Server>(quick(), house_.router, house_.environment(), files_);
    server_->start();
  }
  int port() const { return server_->port(); }
  std::string ask(std::string_view bytes) {
    Wire wire(port());
    wire.send(bytes);
    return wire.read_replies(1);
  }

  StaticFiles files_{pages()};
  TallyHouse house_;
  std::unique_ptr<Server> server_;
};

constexpr std::string_view list = "GET /api/tallies HTTP/1.1\r\nHost: a\r\nCookie: who=7\r\n\r\n";

std::string open_tally(std::string_view key, std::string_view body = R"({"name":"beds","amount":3})") {
  return fmt::format(
      "POST /api/tallies HTTP/1.1\r\nHost: a\r\nCookie: who=7\r\nContent-Type: application/json\r\n"
      "Idempotency-Key: {}\r\nContent-Length: {}\r\n\r\n{}",
      key, body.size(), body);
}

TEST_F(ServerTest, answers_the_api_with_its_headers) {
  const std::string created = ask(open_tally("key-00000001"));
  EXPECT_EQ(status_in(created), 201) << created;
  EXPECT_THAT(created, HasSubstr("\r\nCache-Control: no-store\r\n"));
  EXPECT_THAT(created, HasSubstr("\r\nX-Content-Type-Options: nosniff\r\n"));
  EXPECT_THAT(created, HasSubstr("default-src 'none'; frame-ancestors 'none'\r\n"));
  EXPECT_THAT(created, HasSubstr("\r\nDate: "));
  EXPECT_THAT(created, Not(HasSubstr("Server:")));
  EXPECT_THAT(ask(list), HasSubstr(R"("name":"beds","amount":3}])"));
  const std::string head = ask("HEAD /api/tallies HTTP/1.1\r\nHost: a\r\nCookie: who=7\r\nConnection: close\r\n\r\n");
  EXPECT_THAT(head, testing::EndsWith("\r\n\r\n"));
}

TEST_F(ServerTest, serves_pages_packed_and_with_tags) {
  const std::string page = ask("GET /w/needs/12 HTTP/1.1\r\nHost: a\r\n\r\n");
  EXPECT_THAT(page, HasSubstr("<title>staff</title>"));
  EXPECT_THAT(page, HasSubstr("require-trusted-types-for 'script'"));
  EXPECT_THAT(page, HasSubstr("\r\nCache-Control: no-cache\r\n"));
  const std::string script =
      ask("GET /assets/staff-1a2b.js HTTP/1.1\r\nHost: a\r\nAccept-Encoding: gzip, deflate, br\r\n\r\n");
  EXPECT_THAT(script, HasSubstr("\r\nContent-Encoding: br\r\n"));
  EXPECT_THAT(script, HasSubstr("max-age=31536000, immutable"));
  EXPECT_THAT(script, testing::EndsWith("BROTLI"));
  EXPECT_THAT(ask("GET /assets/staff-1a2b.js HTTP/1.1\r\nHost: a\r\nAccept-Encoding: br;q=0, gzip;q=0.5\r\n\r\n"),
              testing::EndsWith("GZIP"));
  const std::size_t tag = page.find("ETag: ") + 6;
  const std::string known = page.substr(tag, page.find("\r\n", tag) - tag);
  const std::string again = ask("GET /login HTTP/1.1\r\nHost: a\r\nIf-None-Match: " + known + "\r\n\r\n");
  EXPECT_EQ(status_in(again), 304);
  EXPECT_EQ(status_in(ask("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n")), 405);
}

TEST_F(ServerTest, gives_out_nothing_but_the_pages) {
  for (const char* path : {"/../etc/passwd", "/..%2f..%2fetc/passwd", "/%2e%2e/etc/passwd", "/assets/../../etc/passwd",
                           "//etc/passwd", "/assets/%c0%ae%c0%ae/", "/staff.html/", "/assets/", "/.git/config",
                           "/assets/staff-1a2b.js%00.html", "/assets\\..\\staff.html", "/staff.html.br", "/w.html"}) {
    const std::string reply = ask(fmt::format("GET {} HTTP/1.1\r\nHost: a\r\n\r\n", path));
    EXPECT_EQ(status_in(reply), 404) << path;
    EXPECT_THAT(reply, Not(HasSubstr("root:"))) << path;
  }
}

TEST_F(ServerTest, answers_pipelined_requests_in_their_order) {
  Wire wire(port());
  std::string all;
  for (int i = 0; i < 50; ++i) {
    all += open_tally(fmt::format("key-{:08}", i), fmt::format(R"({{"name":"n{}","amount":1}})", i));
    all += list;
  }
  ASSERT_TRUE(wire.send(all));
  const std::string replies = wire.read_replies(100, std::chrono::seconds(20));
  EXPECT_EQ(replies_in(replies), 100);
  std::size_t at = 0;
  for (int i = 0; i < 50; ++i) {
    at = replies.find(fmt::format(R"("name":"n{}","amount":1}})", i), at);
    ASSERT_NE(at, std::string::npos) << i;
  }
}

TEST_F(ServerTest, takes_a_request_in_single_bytes_and_a_chunked_body) {
  Wire wire(port());
  for (const char c : open_tally("key-00000001")) ASSERT_TRUE(wire.send(std::string_view(&c, 1)));
  EXPECT_EQ(status_in(wire.read_replies(1)), 201);
  wire.send(
      "PUT /api/weighed HTTP/1.1\r\nHost: a\r\nCookie: who=7\r\nIdempotency-Key: key-00000002\r\nContent-Type: x/y\r\n"
      "Transfer-Encoding: chunked\r\n\r\n"
      "3\r\nabc\r\nA\r\n0123456789\r\n0\r\n\r\n");
  EXPECT_THAT(wire.read_replies(1), testing::EndsWith(R"({"bytes":13,"kind":"x/y"})"));
}

TEST_F(ServerTest, says_go_on_to_those_who_ask_before_they_send) {
  Wire wire(port());
  wire.send(
      "PUT /api/weighed HTTP/1.1\r\nHost: a\r\nCookie: who=7\r\nIdempotency-Key: key-00000001\r\n"
      "Expect: 100-continue\r\nContent-Length: 4\r\n\r\n");
  EXPECT_EQ(wire.read_until("\r\n\r\n"), "HTTP/1.1 100 Continue\r\n\r\n");
  wire.send("abcd");
  EXPECT_THAT(wire.read_replies(1), HasSubstr(R"("bytes":4)"));
  wire.send("PUT /api/weighed HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 99999999\r\n\r\n");
  EXPECT_EQ(status_in(wire.read_replies(1)), 413) << "refused before the body";
}

TEST_F(ServerTest, delivers_the_refusal_of_a_body_that_is_too_large) {
  const std::string body(3'000'000, 'x');
  Wire wire(port());
  wire.send(fmt::format("PUT /api/weighed HTTP/1.1\r\nHost: a\r\nContent-Length: {}\r\n\r\n", body.size()));
  wire.send(body);
  EXPECT_EQ(status_in(wire.read_all()), 413);
  EXPECT_FALSE(wire.reset());
  Wire chunked(port());
  chunked.send("PUT /api/weighed HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n");
  chunked.send("2DC6C0\r\n" + body + "\r\n0\r\n\r\n");
  EXPECT_EQ(status_in(chunked.read_all()), 413);
  EXPECT_FALSE(chunked.reset());
}

TEST_F(ServerTest, refuses_a_head_that_is_too_large) {
  Wire one(port());
  one.send("GET / HTTP/1.1\r\nHost: a\r\nX-Long: " + std::string(64 * 1024, 'x') + "\r\n\r\n");
  EXPECT_EQ(status_in(one.read_all()), 431);
  std::string many = "GET / HTTP/1.1\r\nHost: a\r\n";
  for (int i = 0; i < 10'000; ++i) many += "A: b\r\n";
  Wire two(port());
  two.send(many + "\r\n");
  EXPECT_EQ(status_in(two.read_all()), 431);
}

TEST_F(ServerTest, closes_slow_senders_on_time) {
  Wire head(port());
  Wire body(port());
  Wire idle(port());
  body.send("PUT /api/weighed HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\n");
  const auto start = Now::now();
  while (Now::now() - start < milliseconds(500)) {
    head.send("G");
    body.send("x");
    std::this_thread::sleep_for(milliseconds(50));
  }
  head.read_all(milliseconds(1500));
  EXPECT_TRUE(head.closed());
  body.read_all(milliseconds(1500));
  EXPECT_TRUE(body.closed());
  EXPECT_LT(Now::now() - start, milliseconds(2500));
  EXPECT_EQ(status_in(ask(list)), 200) << "others are served meanwhile";
  idle.read_all(milliseconds(3000));
  EXPECT_TRUE(idle.closed());
}

TEST_F(ServerTest, closes_a_client_that_never_reads) {
  for (int i = 0; i < 400; ++i) {
    ask(open_tally(fmt::format("key-{:08}", i), R"({"name":")" + std::string(100, 'n') + R"(","amount":1})"));
  }
  Wire greedy(port());
  greedy.take_little();
  std::string all;
  for (int i = 0; i < 200; ++i) all += list;
  greedy.send(all);
  const auto start = Now::now();
  while (server_->connections() > 0 && Now::now() - start < milliseconds(10'000)) {
    std::this_thread::sleep_for(milliseconds(50));
  }
  EXPECT_EQ(server_->connections(), 0U);
}

TEST_F(ServerTest, answers_a_client_that_has_closed_its_side) {
  Wire wire(port());
  wire.send(list);
  wire.close_sending();
  EXPECT_EQ(status_in(wire.read_all()), 200);
  EXPECT_TRUE(wire.closed());
  Wire half(port());
  half.send("GET /api/tal");
  half.close_sending();
  EXPECT_EQ(half.read_all(), "");
  EXPECT_TRUE(half.closed());
}

TEST_F(ServerTest, tells_listeners_what_happened_to_those_who_may_follow) {
  Wire listener(port());
  Wire stranger(port());
  Wire nobody(port());
  listener.send("GET /api/events HTTP/1.1\r\nHost: a\r\nCookie: who=7\r\n\r\n");
  stranger.send("GET /api/events HTTP/1.1\r\nHost: a\r\nCookie: who=8\r\n\r\n");
  nobody.send("GET /api/events HTTP/1.1\r\nHost: a\r\n\r\n");
  EXPECT_EQ(status_in(nobody.read_replies(1)), 401);
  EXPECT_THAT(listener.read_until("event: open\ndata: {}\n\n"), HasSubstr("text/event-stream"));
  stranger.read_until("event: open\ndata: {}\n\n");
  ask(open_tally("key-00000001"));
  const std::string told = listener.read_until("}\n\n");
  EXPECT_THAT(told, HasSubstr("event: change\ndata: {\"action\":\"tally.opened\",\"county\":1,\"chain\":5,"));
  EXPECT_THAT(told, Not(HasSubstr("beds")));
  EXPECT_THAT(stranger.read_until("still here", milliseconds(2000)), Not(HasSubstr("tally")));
}

TEST_F(ServerTest, stops_gracefully) {
  Wire idle(port());
  Wire listener(port());
  listener.send("GET /api/events HTTP/1.1\r\nHost: a\r\nCookie: who=7\r\n\r\n");
  listener.read_until("event: open\ndata: {}\n\n");
  Wire busy(port());
  std::string all;
  for (int i = 0; i < 20; ++i) all += open_tally(fmt::format("key-{:08}", i));
  busy.send(all);
  busy.read_replies(1);
  const auto start = Now::now();
  const int port = server_->port();
  server_->stop();
  EXPECT_LT(Now::now() - start, milliseconds(3000));
  idle.read_all();
  EXPECT_TRUE(idle.closed());
  EXPECT_FALSE(idle.reset());
  listener.read_all();
  EXPECT_TRUE(listener.closed());
  EXPECT_THROW(Wire{port}, std::runtime_error);
}

TEST_F(ServerTest, says_so_when_the_port_is_taken) {
  ServerOptions second = quick();
  second.port = port();
  TallyHouse other;
  EXPECT_THROW(Server(second, other.router, other.environment(), files_), CannotListen);
}

}  // namespace
}  // namespace anxin::http::tests
