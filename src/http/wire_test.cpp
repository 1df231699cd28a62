#include "http/wire_test.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <charconv>
#include <stdexcept>
#include <utility>

namespace anxin::http::tests {

Wire::Wire(int port) : socket_(socket(AF_INET, SOCK_STREAM, 0)) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
    ::close(socket_);
    throw std::runtime_error("no server on port " + std::to_string(port));
  }
}

Wire::~Wire() { ::close(socket_); }

bool Wire::send(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

void Wire::close_sending() { shutdown(socket_, SHUT_WR); }

void Wire::take_little() {
  const int little = 4096;
  setsockopt(socket_, SOL_SOCKET, SO_RCVBUF, &little, sizeof little);
}

bool Wire::read_some(std::chrono::steady_clock::time_point until) {
  const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(until - std::chrono::steady_clock::now());
  pollfd waiting{socket_, POLLIN, 0};
  if (left.count() <= 0 || poll(&waiting, 1, static_cast<int>(left.count())) <= 0) return false;
  std::array<char, 65536> bytes{};
  const ssize_t count = recv(socket_, bytes.data(), bytes.size(), 0);
  if (count > 0) in_.append(bytes.data(), static_cast<std::size_t>(count));
  reset_ = reset_ || (count < 0 && errno == ECONNRESET);
  closed_ = count <= 0;
  return count > 0;
}

std::string Wire::read_replies(int count, std::chrono::milliseconds time) {
  const auto until = std::chrono::steady_clock::now() + time;
  while (replies_in(in_) < count && read_some(until)) {
  }
  return std::exchange(in_, {});
}

std::string Wire::read_until(std::string_view text, std::chrono::milliseconds time) {
  const auto until = std::chrono::steady_clock::now() + time;
  while (in_.find(text) == std::string::npos && read_some(until)) {
  }
  return std::exchange(in_, {});
}

std::string Wire::read_all(std::chrono::milliseconds time) {
  const auto until = std::chrono::steady_clock::now() + time;
  while (read_some(until)) {
  }
  return std::exchange(in_, {});
}

int status_in(std::string_view text) {
  int status = 0;
  if (text.starts_with("HTTP/1.1 ") && text.size() >= 12) std::from_chars(text.data() + 9, text.data() + 12, status);
  return status;
}

int replies_in(std::string_view text) {
  int count = 0;
  for (;;) {
    const std::size_t head = text.find("\r\n\r\n");
    if (!text.starts_with("HTTP/1.1 ") || head == std::string_view::npos) return count;
    const std::size_t at = text.substr(0, head).find("Content-Length: ");
    std::size_t length = 0;
    if (at != std::string_view::npos) std::from_chars(text.data() + at + 16, text.data() + head, length);
    if (text.size() < head + 4 + length) return count;
    if (status_in(text) != 100) ++count;
    text.remove_prefix(head + 4 + length);
  }
}

}  // namespace anxin::http::tests
