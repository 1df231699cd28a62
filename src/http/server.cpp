#include "http/server.h"

#include <fmt/format.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/post.hpp>

#include "http/loop.h"

namespace anxin::http {
namespace {

constexpr std::chrono::milliseconds accept_pause{100};  // when the process is out of file descriptors

Result<Done> enter(Call&) { return Done{}; }

int threads_of(const ServerOptions& options) {
  return options.threads > 0 ? options.threads : std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
}

}  // namespace

void add_event_route(Router& router) { router.get("/events", "Follow what happens", enter); }

class Server::Running {
 public:
  Running(const ServerOptions& options, const Router& router, Environment& environment, const StaticFiles& files)
      : options_(options), events_(environment), serving_{options_, router, environment, files, events_} {
    for (int i = 0; i < threads_of(options_); ++i) loops_.push_back(std::make_unique<Loop>(serving_));
    acceptor_.emplace(loops_.front()->context());
    listen();
  }

  int port() const { return acceptor_->local_endpoint().port(); }
  std::size_t connections() const { return serving_.connections; }

  void start() {
    auto accepting = accept_all();
    asio::co_spawn(loops_.front()->context(), std::move(accepting), asio::detached);
    for (const auto& loop : loops_) loop->start();
    started_ = true;
  }

  void stop() {
    if (!std::exchange(started_, false)) return;
    asio::post(loops_.front()->context(), [this] {
      Code code;
      acceptor_->close(code);
    });
    for (const auto& loop : loops_) loop->stop();
    for (const auto& loop : loops_) loop->join();
  }

 private:
  // One acceptor, and no SO_REUSEPORT: with it a second server would share the port in silence.
  void listen() {
    Code code;
    const asio::ip::address address = asio::ip::make_address(options_.address, code);
    if (code) throw CannotListen(fmt::format("{} is not an address to listen on", options_.address));
    const asio::ip::tcp::endpoint endpoint(address, static_cast<unsigned short>(options_.port));
    acceptor_->open(endpoint.protocol(), code);
    if (!code) acceptor_->set_option(asio::socket_base::reuse_address(true), code);
    if (!code) acceptor_->bind(endpoint, code);
    if (!code) acceptor_->listen(asio::socket_base::max_listen_connections, code);
    if (code)
      throw CannotListen(fmt::format("cannot listen on {}:{}: {}", options_.address, options_.port, code.message()));
  }

  // Connections go round the loops in turn.
  Task<void> accept_all() {
    for (std::size_t turn = 0;; ++turn) {
      Loop& loop = *loops_[turn % loops_.size()];
      Socket socket(loop.context());
      Code code;
      co_await acceptor_->async_accept(socket, into(code));
      if (!acceptor_->is_open()) co_return;
      if (code) {
        co_await pause();
        continue;
      }
      if (serving_.connections >= options_.limits.connections_max) continue;  // closed as it goes out of scope
      ++serving_.connections;
      loop.adopt(std::move(socket));
    }
  }

  Task<void> pause() {
    Timer timer(loops_.front()->context().get_executor());
    Code code;
    timer.expires_after(accept_pause);
    co_await timer.async_wait(into(code));
  }

  ServerOptions options_;
  std::vector<std::unique_ptr<Loop>> loops_;  // outlive the hub, whose thread posts to them
  EventHub events_;
  Serving serving_;
  std::optional<Acceptor> acceptor_;
  bool started_ = false;
};

Server::Server(const ServerOptions& options, const Router& router, Environment& environment, const StaticFiles& files)
    : running_(std::make_unique<Running>(options, router, environment, files)) {}

Server::~Server() { running_->stop(); }

int Server::port() const { return running_->port(); }
void Server::start() { running_->start(); }
void Server::stop() { running_->stop(); }
std::size_t Server::connections() const { return running_->connections(); }

}  // namespace anxin::http
