// Server: sockets, and nothing but. It reads requests, hands `/api/…` to the router, answers the rest from the static
// files, and streams events at `/api/events`. One Asio loop a core; actions never run as coroutines.
//
//   Server server({.address = "127.0.0.1", .port = 8080}, router, environment, files);
//   server.start();
//   …
//   server.stop();      // no new connections; requests under way are answered
//
// Every phase of a connection has a deadline, every size a limit. Behind a proxy its address goes into
// trusted_proxies, and the client is then who X-Forwarded-For says.
#pragma once

#include <chrono>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "http/environment.h"
#include "http/router.h"
#include "http/static_files.h"

namespace anxin::http {

struct Limits {
  std::chrono::milliseconds idle{60'000};       // between requests
  std::chrono::milliseconds head{10'000};       // the first byte to the end of the head
  std::chrono::milliseconds body{30'000};       // the body; each 64 KiB that came in buys another
  std::chrono::milliseconds write{30'000};      // until the client has taken the answer
  std::chrono::milliseconds stop{10'000};       // for those who are still busy at stop()
  std::chrono::milliseconds heartbeat{20'000};  // of an event stream
  std::size_t head_max = std::size_t{16} * 1024;
  std::size_t connections_max = 20'000;
};

struct ServerOptions {
  std::string address = "127.0.0.1";
  int port = 8080;  // 0: any free one
  int threads = 0;  // 0: one a core
  std::vector<std::string> trusted_proxies = {};
  Limits limits = {};
};

class CannotListen : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// The route under which a listener is let in; what it then hears comes from the event hub.
void add_event_route(Router& router);

class Server {
 public:
  // Listens at once (throws CannotListen), answers after start(). All that it is given outlives it.
  Server(const ServerOptions& options, const Router& router, Environment& environment, const StaticFiles& files);
  ~Server();  // stops
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  int port() const;
  void start();
  void stop();
  std::size_t connections() const;

 private:
  class Running;
  std::unique_ptr<Running> running_;
};

}  // namespace anxin::http
