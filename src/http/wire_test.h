// Wire: a bare TCP client for the server's tests: sends any bytes, in any pieces, and says what came back and when.
#pragma once

#include <chrono>
#include <string>
#include <string_view>

namespace anxin::http::tests {

class Wire {
 public:
  explicit Wire(int port);
  ~Wire();
  Wire(const Wire&) = delete;
  Wire& operator=(const Wire&) = delete;

  bool send(std::string_view bytes);  // false: the server has closed
  void close_sending();
  void take_little();  // a small receive buffer, and never read from
  // Reads until `count` answers are whole (by Content-Length), the server closes, or the time is over.
  std::string read_replies(int count, std::chrono::milliseconds time = std::chrono::seconds(5));
  // Reads until the text is there.
  std::string read_until(std::string_view text, std::chrono::milliseconds time = std::chrono::seconds(5));
  // Reads until the server closes; `closed()` says whether it did.
  std::string read_all(std::chrono::milliseconds time = std::chrono::seconds(5));
  bool closed() const { return closed_; }
  bool reset() const { return reset_; }

 private:
  bool read_some(std::chrono::steady_clock::time_point until);

  int socket_;
  std::string in_;
  bool closed_ = false;
  bool reset_ = false;
};

// The status of the first answer in `text`, 0 when there is none; and how many answers there are.
int status_in(std::string_view text);
int replies_in(std::string_view text);

}  // namespace anxin::http::tests
