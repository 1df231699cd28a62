#include "http/loop.h"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/post.hpp>

#include "http/client_connection.h"

namespace anxin::http {
namespace {

constexpr std::chrono::milliseconds tick_every{200};
constexpr std::size_t buffers_kept = 256;

std::int64_t seconds_now() {
  return std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch()).count();
}

}  // namespace

void Loop::start() {
  date_ = http_date(seconds_now());
  auto ticking = tick();
  asio::co_spawn(context_, std::move(ticking), [](const std::exception_ptr& failure) {
    if (failure) std::rethrow_exception(failure);
  });
  thread_ = std::thread([this] { context_.run(); });
}

void Loop::stop() {
  asio::post(context_, [this] {
    stopping_ = true;
    stop_by_ = Clock::now() + serving_.options.limits.stop;
    for (const auto& connection : connections_) connection->finish();
  });
}

void Loop::adopt(Socket socket) {
  auto shared = std::make_shared<Socket>(std::move(socket));
  asio::post(context_, [this, shared] {
    auto connection = std::make_shared<Connection>(*this, std::move(*shared));
    connections_.insert(connection);
    auto serving = serve(*this, connection);
    asio::co_spawn(context_, std::move(serving), [this, connection](const std::exception_ptr& failure) {
      connection->close();
      connections_.erase(connection);
      --serving_.connections;
      if (failure && serving_.environment.log) serving_.environment.log("a connection broke off with an exception");
    });
  });
}

Task<void> Loop::serve(Loop&, std::shared_ptr<Connection> connection) { co_await connection->run(); }

// Ends when the last connection has: then nothing keeps the thread.
Task<void> Loop::tick() {
  Timer timer(context_.get_executor());
  while (!stopping_ || !connections_.empty()) {
    Code code;
    timer.expires_after(tick_every);
    co_await timer.async_wait(into(code));
    date_ = http_date(seconds_now());
    close_late(Clock::now());
  }
}

void Loop::close_late(Clock::time_point now) {
  for (const auto& connection : connections_) {
    if (now > connection->deadline() || (stopping_ && now > stop_by_)) connection->close();
  }
}

std::string Loop::take_buffer() {
  if (buffers_.empty()) return std::string(buffer_size, '\0');
  std::string buffer = std::move(buffers_.back());
  buffers_.pop_back();
  return buffer;
}

void Loop::give_buffer(std::string buffer) {
  if (buffers_.size() < buffers_kept) buffers_.push_back(std::move(buffer));
}

}  // namespace anxin::http
