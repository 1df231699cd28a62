// Malformed HTTP (T7): each is answered with 4xx or closed, never with 5xx, and never hides a second request: every
// case is followed by a request for /smuggled, which must not be answered on the same connection after a refusal.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "http/server.h"
#include "http/tally_test.h"
#include "http/wire_test.h"

namespace anxin::http::tests {
namespace {

constexpr std::string_view cases[] = {
    // Two lengths, or a length and chunks.
    "POST /api/x HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    "POST /api/x HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n",
    "POST /api/x HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nabcdef",
    "POST /api/x HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nContent-Length: 5\r\n\r\nabcde",
    "POST /api/x HTTP/1.1\r\nHost: a\r\nContent-Length: 5, 5\r\n\r\nabcde",
    "POST /api/x HTTP/1.1\r\nHost: a\r\nContent-Length: 5,6\r\n\r\nabcdef",
    "POST /api/x HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n",
    "POST /api/x HTTP/1.1\r\nHost: a\r\nContent-Length: +5\r\n\r\nabcde",
    "POST /api/x HTTP/1.1\r\nHost: a\r\nContent-Length: 0x5\r\n\r\nabcde",
    "POST /api/x HTTP/1.1\r\nHost: a\r\nContent-Length: 5 5\r\n\r\nabcde",
    "POST /api/x HTTP/1.1\r\nHost: a\r\nContent-Length: \r\n\r\n",
    "POST /api/x HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999999999999999999\r\n\r\n",
    "POST /api/x HTTP/1.1\r\nHost: a\r\nContent-Length: 18446744073709551616\r\n\r\n",
    "POST /api/x HTTP/1.1\r\nHost: a\r\nContent-Length : 5\r\n\r\nabcde",
    "POST /api/x HTTP/1.1\r\nHost: a\r\nContent-Length: five\r\n\r\nabcde",
    // Transfer codings.
    "POST /api/x HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
    "POST /api/x HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked, chunked\r\n\r\n0\r\n\r\n",
    "POST /api/x HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: identity\r\n\r\n",
    "POST /api/x HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
    "POST /api/x HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    "POST /api/x HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked;q=1\r\n\r\n0\r\n\r\n",
    "POST /api/x HTTP/1.1\r\nHost: a\r\nTransfer-Encoding : chunked\r\n\r\n0\r\n\r\n",
    "POST /api/x HTTP/1.0\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    "POST /api/x HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: \"chunked\"\r\n\r\n0\r\n\r\n",
    // Chunks.
    "POST /api/x HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nabcdeXX\r\n0\r\n\r\n",
    "POST /api/x HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n-5\r\nabcde\r\n0\r\n\r\n",
    "POST /api/x HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0x5\r\nabcde\r\n0\r\n\r\n",
    "POST /api/x HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFFF\r\n",
    "POST /api/x HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n5;a=b\r\nabcde\r\n0\r\n\r\n",
    "POST /api/x HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n5\nabcde\n0\n\n",
    "POST /api/x HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n\r\nabcde\r\n0\r\n\r\n",
    "POST /api/x HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n\r\n",
    // Line ends and blanks.
    "GET /api/x HTTP/1.1\nHost: a\n\n",
    "GET /api/x HTTP/1.1\r\nHost: a\n\r\n",
    "GET /api/x HTTP/1.1\r\nHost: a\rX: b\r\n\r\n",
    "GET /api/x HTTP/1.1\r\n Host: a\r\n\r\n",
    "GET  /api/x HTTP/1.1\r\nHost: a\r\n\r\n",
    "GET /api/x  HTTP/1.1\r\nHost: a\r\n\r\n",
    "GET\t/api/x HTTP/1.1\r\nHost: a\r\n\r\n",
    " GET /api/x HTTP/1.1\r\nHost: a\r\n\r\n",
    "GET /api/x HTTP/1.1 \r\nHost: a\r\n\r\n",
    // Methods and versions.
    "GET /api/x HTTP/2.0\r\nHost: a\r\n\r\n",
    "GET /api/x HTTP/1.2\r\nHost: a\r\n\r\n",
    "GET /api/x HTTP/0.9\r\nHost: a\r\n\r\n",
    "GET /api/x HTTP/1.1.1\r\nHost: a\r\n\r\n",
    "GET /api/x http/1.1\r\nHost: a\r\n\r\n",
    "GET /api/x\r\n\r\n",
    "BREW /api/x HTTP/1.1\r\nHost: a\r\n\r\n",
    "get /api/x HTTP/1.1\r\nHost: a\r\n\r\n",
    "TRACE /api/x HTTP/1.1\r\nHost: a\r\n\r\n",
    "CONNECT a:443 HTTP/1.1\r\nHost: a\r\n\r\n",
    "OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n",
    "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    "G\x80T /api/x HTTP/1.1\r\nHost: a\r\n\r\n",
    "{\"a\":1}\r\n\r\n",
    "\x16\x03\x01\x02\x01\x01\xfc\x03\x03\r\n\r\n",
    // Addresses.
    "GET http://a/api/x HTTP/1.1\r\nHost: a\r\n\r\n",
    "GET api/x HTTP/1.1\r\nHost: a\r\n\r\n",
    "GET /api/x#y HTTP/1.1\r\nHost: a\r\n\r\n",
    "GET /api/\x01 HTTP/1.1\r\nHost: a\r\n\r\n",
    "GET /api/\xE5\xAE\x89 HTTP/1.1\r\nHost: a\r\n\r\n",
    "GET /api/x\x7f HTTP/1.1\r\nHost: a\r\n\r\n",
    // Headers.
    "GET /api/x HTTP/1.1\r\n\r\n",
    "GET /api/x HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
    "GET /api/x HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n",
    "GET /api/x HTTP/1.1\r\nHost: a\r\nNo colon\r\n\r\n",
    "GET /api/x HTTP/1.1\r\nHost: a\r\n: empty\r\n\r\n",
    "GET /api/x HTTP/1.1\r\nHost: a\r\nX Y: b\r\n\r\n",
    "GET /api/x HTTP/1.1\r\nHost: a\r\nX\x01: b\r\n\r\n",
    "GET /api/x HTTP/1.1\r\nHost: a\r\nX: b\x01\r\n\r\n",
    "GET /api/x HTTP/1.1\r\nHost: a\r\nIdempotency-Key: k1234567\r\nIdempotency-Key: k7654321\r\n\r\n",
    "GET /api/x HTTP/1.1\r\nHost: a\r\nX-CSRF-Token: a\r\nX-CSRF-Token: b\r\n\r\n",
    "GET /api/x HTTP/1.1\r\nHost: a\r\nContent-Type: a/b\r\ncontent-type: application/json\r\n\r\n",
};

constexpr std::string_view smuggled = "GET /smuggled HTTP/1.1\r\nHost: a\r\n\r\n";

class Malformed : public testing::Test {
 protected:
  Malformed() {
    ServerOptions options;
    options.port = 0;
    options.threads = 1;
    options.limits.head = options.limits.body = std::chrono::milliseconds(400);
    server_ = std::make_unique<Server>(options, house_.router, house_.environment(), files_);
    server_->start();
  }
  // Everything that comes back until the server closes.
  std::string answer_to(std::string_view bytes) {
    Wire wire(server_->port());
    wire.send(std::string(bytes) + std::string(smuggled));
    wire.close_sending();
    return wire.read_all();
  }

  StaticFiles files_;
  TallyHouse house_;
  std::unique_ptr<Server> server_;
};

TEST_F(Malformed, is_refused_and_ends_the_connection) {
  static_assert(std::size(cases) >= 60);
  for (const std::string_view bytes : cases) {
    const std::string answer = answer_to(bytes);
    const int status = status_in(answer);
    EXPECT_TRUE(status == 0 || (status >= 400 && status < 500)) << bytes << "\n→ " << answer;
    EXPECT_LE(replies_in(answer), 1) << bytes << "\n→ " << answer;
    EXPECT_TRUE(status == 0 || answer.find("Connection: close") != std::string::npos) << bytes << "\n→ " << answer;
  }
  EXPECT_TRUE(house_.logged().empty());
}

TEST_F(Malformed, is_refused_with_a_nul_anywhere_in_the_head) {
  const std::string good = "GET /api/x HTTP/1.1\r\nHost: a\r\nX: b\r\n\r\n";
  for (std::size_t at = 0; at + 4 < good.size(); ++at) {
    std::string bad = good;
    bad[at] = '\0';
    const std::string answer = answer_to(bad);
    EXPECT_TRUE(status_in(answer) == 0 || status_in(answer) == 400 || status_in(answer) == 405) << at << answer;
    EXPECT_LE(replies_in(answer), 1) << at;
  }
}

TEST_F(Malformed, never_breaks_the_server_when_any_byte_is_changed) {
  const std::string good =
      "POST /api/tallies HTTP/1.1\r\nHost: a\r\nCookie: who=7\r\nContent-Length: 12\r\n\r\n{\"amount\":1}";
  for (std::size_t at = 0; at < good.size(); at += 3) {
    for (const char c : {'\r', '\n', ' ', ':', '\x00', '\xff', '9'}) {
      std::string bad = good;
      bad[at] = c;
      const int status = status_in(answer_to(bad));
      EXPECT_TRUE(status == 0 || (status >= 400 && status < 500)) << at << " " << static_cast<int>(c) << " " << status;
    }
  }
  EXPECT_EQ(status_in(answer_to("GET /nowhere HTTP/1.1\r\nHost: a\r\n\r\n")), 404);
}

}  // namespace
}  // namespace anxin::http::tests
