// The floor of every HTTP figure: the same library (Asio coroutines, Beast's parser), one loop a core, and an answer of
// fixed bytes. No routes, no deadlines, no limits but Beast's own.
//
//   anxin_bare PORT BYTES [THREADS]      every request gets the same answer with a body of BYTES bytes
#include <boost/asio/awaitable.hpp>
#include <boost/asio/basic_socket_acceptor.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <charconv>
#include <cstdio>
#include <memory>
#include <string>
#include <thread>
#include <vector>

namespace {

namespace asio = boost::asio;
namespace http = boost::beast::http;
using Executor = asio::io_context::executor_type;
using Socket = asio::basic_stream_socket<asio::ip::tcp, Executor>;
using Acceptor = asio::basic_socket_acceptor<asio::ip::tcp, Executor>;
using Task = asio::awaitable<void, Executor>;
using Code = boost::system::error_code;

auto into(Code& code) { return asio::redirect_error(asio::use_awaitable_t<Executor>(), code); }

Task serve(Socket socket, const std::string& answer) {
  boost::beast::flat_buffer buffer;
  Code code;
  socket.set_option(asio::ip::tcp::no_delay(true), code);
  while (!code) {
    http::request_parser<http::empty_body> parser;
    co_await http::async_read(socket, buffer, parser, into(code));
    if (code) break;
    co_await asio::async_write(socket, asio::buffer(answer), into(code));
  }
}

Task accept_all(Acceptor& acceptor, std::vector<std::unique_ptr<asio::io_context>>& loops, const std::string& answer) {
  for (std::size_t turn = 0;; ++turn) {
    asio::io_context& loop = *loops[turn % loops.size()];
    Socket socket(loop);
    Code code;
    co_await acceptor.async_accept(socket, into(code));
    if (code) continue;
    auto serving = serve(std::move(socket), answer);
    asio::co_spawn(loop, std::move(serving), asio::detached);
  }
}

int number(const char* text) { return std::stoi(text); }

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::fputs("usage: anxin_bare PORT BYTES [THREADS]\n", stderr);
    return 2;
  }
  const std::string body(static_cast<std::size_t>(number(argv[2])), 'x');
  const std::string answer =
      "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + std::to_string(body.size()) +
      "\r\n\r\n" + body;
  const int threads = argc > 3 ? number(argv[3]) : static_cast<int>(std::thread::hardware_concurrency());
  std::vector<std::unique_ptr<asio::io_context>> loops;
  for (int i = 0; i < threads; ++i) loops.push_back(std::make_unique<asio::io_context>(1));
  const asio::ip::tcp::endpoint here(asio::ip::address_v4::loopback(), static_cast<unsigned short>(number(argv[1])));
  Acceptor acceptor(*loops.front(), here);
  auto accepting = accept_all(acceptor, loops, answer);
  asio::co_spawn(*loops.front(), std::move(accepting), asio::detached);
  std::vector<std::thread> running;
  for (const auto& loop : loops) {
    running.emplace_back([&loop] {
      const auto guard = asio::make_work_guard(*loop);
      loop->run();
    });
  }
  for (std::thread& thread : running) thread.join();
}
