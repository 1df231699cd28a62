#include "http/client_connection.h"

#include <algorithm>
#include <boost/asio/post.hpp>
#include <boost/asio/write.hpp>

namespace anxin::http {
namespace {

constexpr std::string_view api = "/api/";
constexpr std::size_t body_elsewhere_max = std::size_t{64} * 1024;  // to an address that takes none: read and dropped
constexpr std::size_t drain_max = std::size_t{4} * 1024 * 1024;
constexpr std::size_t body_step = std::size_t{64} * 1024;
constexpr std::chrono::milliseconds drain_time{2'000};

const std::string go_on = "HTTP/1.1 100 Continue\r\n\r\n";
const std::string beat = ": still here\n\n";
constexpr std::string_view opening = "retry: 2000\n\nevent: open\ndata: {}\n\n";
constexpr std::string_view nothing;

Reply refusal(int status, std::string key) {
  return {status, json::write(Problem{"about:blank", status, std::move(key), "", {}}), "application/problem+json"};
}

bool is_api(std::string_view path) { return path.starts_with(api); }

}  // namespace

Connection::Connection(Loop& loop, Socket socket)
    : loop_(loop),
      socket_(std::move(socket)),
      deadline_(Clock::now() + limits().idle),
      heartbeat_(loop.context().get_executor()) {
  Code code;
  socket_.set_option(asio::ip::tcp::no_delay(true), code);
  const auto endpoint = socket_.remote_endpoint(code);
  if (!code) peer_ = endpoint.address().to_string();
}

void Connection::close() {
  Code code;
  socket_.close(code);
  heartbeat_.cancel();
}

void Connection::finish() {
  Code code;
  socket_.shutdown(Socket::shutdown_receive, code);
  if (listener_) listener_->end();
}

Task<void> Connection::run() {
  while (co_await wait_for_bytes()) {
    RequestParser parser(limits().head_max);
    const Heard heard = co_await hear(parser);
    if (heard != Heard::request) break;
    keep_alive_ = parser.keep_alive() && !loop_.stopping();
    co_await answer(parser);
    if (!keep_alive_) break;
  }
  give_buffer_back();
  close();
}

// An idle connection holds no buffer: it waits for the socket to become readable.
Task<bool> Connection::wait_for_bytes() {
  if (!unread().empty()) co_return true;
  if (loop_.stopping()) co_return false;
  give_buffer_back();
  allow(limits().idle);
  Code code;
  co_await socket_.async_wait(Socket::wait_read, into(code));
  co_return !code;
}

void Connection::give_buffer_back() {
  if (!buffer_.empty()) loop_.give_buffer(std::exchange(buffer_, {}));
  begin_ = end_ = 0;
}

Task<Connection::Heard> Connection::hear(RequestParser& parser) {
  allow(limits().head);
  body_read_ = 0;
  for (;;) {
    if (unread().empty() && !co_await read_more()) co_return Heard::nothing;
    std::size_t eaten = 0;
    const RequestParser::Verdict verdict = parser.eat(unread(), eaten);
    begin_ += eaten;
    switch (verdict) {
      case RequestParser::Verdict::done:
        co_return Heard::request;
      case RequestParser::Verdict::head_done:
        if (!co_await accept_head(parser)) co_return Heard::refused;
        if (parser.is_done()) co_return Heard::request;
        break;
      case RequestParser::Verdict::more:
        if (!unread().empty() && !co_await read_more()) co_return Heard::nothing;
        break;
      case RequestParser::Verdict::bad:
        replied_ = refusal(400, "http.malformed");
        break;
      case RequestParser::Verdict::head_too_large:
        replied_ = refusal(431, "http.head_too_large");
        break;
      case RequestParser::Verdict::body_too_large:
        replied_ = refusal(413, "http.too_large");
        break;
    }
    if (verdict >= RequestParser::Verdict::bad) {
      co_await refuse(replied_);
      co_return Heard::refused;
    }
  }
}

// What can be refused by the head alone is refused before the body is sent.
Task<bool> Connection::accept_head(RequestParser& parser) {
  const std::size_t most = body_max_of(parser);
  const bool too_large = parser.announced_body() > most;
  if (!parser.known_method() || too_large) {
    replied_ = too_large ? refusal(413, "http.too_large") : refusal(405, "http.method");
    co_await refuse(replied_);
    co_return false;
  }
  parser.allow_body(most);
  allow(limits().body);
  if (parser.expects_continue() && parser.expects_body()) {
    co_await send(go_on, nothing);
    allow(limits().body);
  }
  co_return true;
}

std::size_t Connection::body_max_of(const RequestParser& parser) const {
  const std::string_view path = parser.request().path;
  if (!is_api(path)) return body_elsewhere_max;
  const auto most = loop_.serving().router.body_max(parser.request().method, path.substr(api.size() - 1));
  return most.value_or(body_elsewhere_max);
}

// False: the client is gone, or has sent half a request and closed its side.
Task<bool> Connection::read_more() {
  if (buffer_.empty()) buffer_ = loop_.take_buffer();
  if (begin_ > 0) std::copy(buffer_.data() + begin_, buffer_.data() + end_, buffer_.data());
  end_ -= std::exchange(begin_, 0);
  Code code;
  const std::size_t count =
      co_await socket_.async_read_some(asio::buffer(buffer_.data() + end_, buffer_.size() - end_), into(code));
  if (code || count == 0) co_return false;
  // A body may take long when it is long: each full step buys time again.
  const std::size_t steps = body_read_ / body_step;
  body_read_ += count;
  if (body_read_ / body_step > steps) deadline_ = std::max(deadline_, Clock::now() + limits().body);
  end_ += count;
  co_return true;
}

Task<void> Connection::answer(RequestParser& parser) {
  if (!is_api(parser.request().path)) {
    co_await answer_static(parser);
    co_return;
  }
  asked_ = parser.take_request();
  asked_.path.erase(0, api.size() - 1);
  asked_.peer = client_of(asked_);
  const bool streams = asked_.path == "/events" && asked_.method == Method::get && !parser.is_head();
  if (streams) listening_ = asked_;
  co_await ask_router();
  if (streams && replied_.status == 204) {
    co_await stream_events();
    co_return;
  }
  const std::string head = head_text(replied_, head_options());
  co_await send(head, parser.is_head() ? nothing : std::string_view(replied_.body));
}

Task<void> Connection::answer_static(const RequestParser& parser) {
  const Request& request = parser.request();
  std::optional<StaticReply> found;
  if (request.method == Method::get) {
    found =
        loop_.serving().files.find(request.path, request.header("accept-encoding"), request.header("if-none-match"));
  }
  if (!found) {
    replied_ = request.method == Method::get ? problem(not_found()) : refusal(405, "http.method");
    const std::string head = head_text(replied_, head_options());
    co_await send(head, parser.is_head() ? nothing : std::string_view(replied_.body));
    co_return;
  }
  const std::string head = head_text(*found, head_options());
  co_await send(head, parser.is_head() ? nothing : found->bytes);
}

// Hands asked_ to the router; `handler` goes on when replied_ is there. The router may answer on any thread, so the way
// back is a post to the loop.
template <class Handler>
void Connection::ask(Handler handler) {
  auto waiting = std::make_shared<Handler>(std::move(handler));
  loop_.serving().router.dispatch(loop_.serving().environment, std::move(asked_),
                                  [self = shared_from_this(), waiting](Reply reply) {
                                    self->replied_ = std::move(reply);
                                    asio::post(self->loop_.context(), [waiting] { (*waiting)(); });
                                  });
}

Task<void> Connection::ask_router() {
  // No deadline of ours: the database and the workers have theirs, and a closed socket would not stop them.
  deadline_ = Clock::time_point::max();
  // Named, and without a capture: g++ 12 frees what a lambda within a co_await expression holds by value.
  auto begin = [](auto handler, Connection* self) { self->ask(std::move(handler)); };
  const asio::use_awaitable_t<Executor> token;
  co_await asio::async_initiate<const asio::use_awaitable_t<Executor>&, void()>(begin, token, this);
}

// Until the client goes, the session ends or the server stops. Between events a comment now and then, so that a client
// that is gone is noticed.
Task<void> Connection::stream_events() {
  keep_alive_ = false;
  const std::string head = event_stream_head(head_options());
  co_await send(head, opening);
  const auto wake = [weak = weak_from_this(), &loop = loop_] {
    asio::post(loop.context(), [weak] {
      if (const auto self = weak.lock()) self->heartbeat_.cancel();
    });
  };
  listener_ = loop_.serving().events.listen(std::move(listening_), wake);
  while (socket_.is_open() && !loop_.stopping()) {
    const Listener::Taken taken = listener_->take();
    if (!taken.text.empty()) co_await send(taken.text, nothing);
    if (taken.ended) break;
    if (!taken.text.empty()) continue;
    deadline_ = Clock::time_point::max();
    Code code;
    heartbeat_.expires_after(limits().heartbeat);
    co_await heartbeat_.async_wait(into(code));
    if (!code) co_await send(beat, nothing);
  }
  listener_.reset();
}

// The answer, then the rest of what the client is still sending: closing at once would reset the connection, and the
// client would see that instead of the answer.
Task<void> Connection::refuse(const Reply& reply) {
  keep_alive_ = false;
  const std::string head = head_text(reply, head_options());
  co_await send(head, reply.body);
  co_await drain();
}

Task<void> Connection::drain() {
  Code code;
  socket_.shutdown(Socket::shutdown_send, code);
  allow(drain_time);
  std::size_t dropped = 0;
  while (!code && dropped < drain_max) {
    dropped += co_await socket_.async_read_some(asio::buffer(buffer_.data(), buffer_.size()), into(code));
  }
}

// An answer that cannot be sent ends the connection.
Task<void> Connection::send(const std::string& head, std::string_view body) {
  allow(limits().write);
  const std::array<asio::const_buffer, 2> both{asio::buffer(head), asio::buffer(body.data(), body.size())};
  Code code;
  co_await asio::async_write(socket_, both, into(code));
  if (!code) co_return;
  keep_alive_ = false;
  close();
}

HeadOptions Connection::head_options() const {
  return {keep_alive_, loop_.serving().environment.secure_cookies, loop_.date()};
}

// Only a proxy that we trust may say who the client is; the last address that is not a trusted one is the client's.
std::string Connection::client_of(const Request& request) const {
  const std::vector<std::string>& trusted = loop_.serving().options.trusted_proxies;
  std::string client = peer_;
  std::string_view named = request.header("x-forwarded-for");
  while (!named.empty() && std::ranges::find(trusted, client) != trusted.end()) {
    const std::size_t comma = named.rfind(',');
    client = named.substr(comma == std::string_view::npos ? 0 : comma + 1);
    client.erase(0, client.find_first_not_of(' '));
    named = named.substr(0, comma == std::string_view::npos ? 0 : comma);
  }
  return client;
}

}  // namespace anxin::http
