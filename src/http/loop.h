// Loop: one thread with its connections. Deadlines are plain numbers in the connections; a ticker looks at all of them
// five times a second and closes who is late, which costs less than a timer for each phase of each request.
//
// For the server's own files: it brings Asio along.
#pragma once

#include <atomic>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/basic_socket_acceptor.hpp>
#include <boost/asio/basic_stream_socket.hpp>
#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <chrono>
#include <memory>
#include <string>
#include <thread>
#include <unordered_set>
#include <vector>

#include "http/event_hub.h"
#include "http/server.h"

namespace anxin::http {

namespace asio = boost::asio;
using Clock = std::chrono::steady_clock;
using Executor = asio::io_context::executor_type;
using Socket = asio::basic_stream_socket<asio::ip::tcp, Executor>;
using Acceptor = asio::basic_socket_acceptor<asio::ip::tcp, Executor>;
using Timer = asio::basic_waitable_timer<Clock, asio::wait_traits<Clock>, Executor>;
template <class T>
using Task = asio::awaitable<T, Executor>;
using Code = boost::system::error_code;

// The completion token of every co_await here: errors come back in `code`.
inline auto into(Code& code) { return asio::redirect_error(asio::use_awaitable_t<Executor>(), code); }

// What all connections of a server share.
struct Serving {
  const ServerOptions& options;
  const Router& router;
  Environment& environment;
  const StaticFiles& files;
  EventHub& events;
  std::atomic<std::size_t> connections{0};
};

class Connection;

class Loop {
 public:
  explicit Loop(Serving& serving) : serving_(serving) {}

  asio::io_context& context() { return context_; }
  Serving& serving() { return serving_; }
  void start();  // its thread, its ticker
  void join() { thread_.join(); }
  void stop();                // any thread: finishes connections, then the thread ends
  void adopt(Socket socket);  // any thread

  // Its own thread only:
  bool stopping() const { return stopping_; }
  std::string_view date() const { return date_; }
  std::string take_buffer();  // of buffer_size bytes
  void give_buffer(std::string buffer);

  static constexpr std::size_t buffer_size = std::size_t{16} * 1024;

 private:
  Task<void> tick();
  void close_late(Clock::time_point now);
  static Task<void> serve(Loop& loop, std::shared_ptr<Connection> connection);

  Serving& serving_;
  asio::io_context context_{1};
  std::thread thread_;
  std::unordered_set<std::shared_ptr<Connection>> connections_;
  std::vector<std::string> buffers_;
  std::string date_;
  bool stopping_ = false;
  Clock::time_point stop_by_{};
};

}  // namespace anxin::http
