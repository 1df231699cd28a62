#include "cli/command_socket.h"

#include <poll.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>
#include <filesystem>
#include <iterator>
#include <stdexcept>

namespace anxin::cli {
namespace {

constexpr std::size_t words_bytes_max = 65'536;
constexpr int poll_milliseconds = 200;
constexpr int patience_polls = 25;  // a client that says nothing is let go after five seconds

// Closed when it goes out of scope.
class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() {
    if (number_ >= 0) close(number_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int number() const { return number_; }

 private:
  int number_;
};

sockaddr_un address_of(const std::string& path) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  if (path.size() >= sizeof address.sun_path)
    throw std::runtime_error("the path of the data folder is too long: " + path);
  std::memcpy(address.sun_path, path.data(), path.size());
  return address;
}

const sockaddr* plain(const sockaddr_un& address) { return reinterpret_cast<const sockaddr*>(&address); }

// Until the other side closes its half.
std::string read_all(int socket, std::size_t bytes_max) {
  std::string bytes;
  char buffer[4096];
  for (;;) {
    const ssize_t count = recv(socket, buffer, sizeof buffer, 0);
    if (count <= 0 || bytes.size() > bytes_max) return bytes;
    bytes.append(buffer, static_cast<std::size_t>(count));
  }
}

// The same, but not from somebody who keeps silent, nor while the server stops: then nothing.
std::string read_request(int socket, const std::atomic<bool>& stopping) {
  std::string bytes;
  char buffer[4096];
  for (int polls = 0; polls < patience_polls && !stopping && bytes.size() <= words_bytes_max; ++polls) {
    pollfd waiting{socket, POLLIN, 0};
    if (poll(&waiting, 1, poll_milliseconds) <= 0) continue;
    const ssize_t count = recv(socket, buffer, sizeof buffer, 0);
    if (count < 0) break;
    if (count == 0) return bytes;
    bytes.append(buffer, static_cast<std::size_t>(count));
  }
  return {};
}

void send_all(int socket, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t count = send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (count <= 0) return;  // whoever asked has gone
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
}

// The answer: pieces that end with a zero byte, each beginning with what it is. The last one is the exit code.
constexpr char answer_mark = 'a';
constexpr char complaint_mark = 'n';
constexpr char code_mark = 'c';

void send_piece(int client, char mark, std::string_view text) {
  std::string piece(1, mark);
  std::ranges::remove_copy(text, std::back_inserter(piece), '\0');
  piece += '\0';
  send_all(client, piece);
}

void finish(int client, int code) { send_piece(client, code_mark, std::to_string(code)); }

// Pieces that end with a zero byte, both ways; what lacks its end is left out.
std::vector<std::string> words_of(const std::string& bytes) {
  std::vector<std::string> words;
  std::string word;
  for (const char c : bytes) {
    if (c == '\0') {
      words.push_back(std::move(word));
      word.clear();
    } else {
      word += c;
    }
  }
  return words;
}

bool same_user(int client) {
  ucred peer{};
  socklen_t size = sizeof peer;
  return getsockopt(client, SOL_SOCKET, SO_PEERCRED, &peer, &size) == 0 && peer.uid == geteuid();
}

}  // namespace

CommandSocket::CommandSocket(House& house, const std::string& path) : house_(house), path_(path) {
  const sockaddr_un address = address_of(path);
  unlink(path.c_str());  // of a server that was killed; the lock on the data says that none runs
  listening_ = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  const mode_t before = umask(0177);
  const bool bound = listening_ >= 0 && bind(listening_, plain(address), sizeof address) == 0;
  umask(before);
  if (!bound || listen(listening_, 4) != 0) throw std::runtime_error("cannot listen at " + path);
  thread_ = std::thread([this] { serve(); });
}

CommandSocket::~CommandSocket() {
  stopping_ = true;
  thread_.join();
  close(listening_);
  unlink(path_.c_str());
}

void CommandSocket::serve() {
  while (!stopping_) {
    pollfd waiting{listening_, POLLIN, 0};
    if (poll(&waiting, 1, poll_milliseconds) <= 0) continue;
    const Descriptor client(accept4(listening_, nullptr, nullptr, SOCK_CLOEXEC));
    if (client.number() < 0) continue;
    if (same_user(client.number())) {
      answer(client.number());
    } else {
      send_piece(client.number(), complaint_mark, "only the user that the server runs as may command it");
      finish(client.number(), 1);
    }
  }
}

void CommandSocket::answer(int client) {
  std::vector<std::string> words = words_of(read_request(client, stopping_));
  if (words.empty()) return;
  const std::string folder = words.front();  // where the command was given
  words.erase(words.begin());
  const Say say([client](std::string_view line) { send_piece(client, answer_mark, line); },
                [client](std::string_view line) { send_piece(client, complaint_mark, line); });
  int code = 1;
  try {
    code = run_words(words, folder, house_, say);
  } catch (const std::exception& failure) {  // the command failed, the server goes on
    say.not_done(failure.what());
  }
  finish(client, code);
}

std::optional<int> ask_server(const std::string& path, const std::vector<std::string>& words, const Say& say) {
  const Descriptor server(socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
  const sockaddr_un address = address_of(path);
  if (connect(server.number(), plain(address), sizeof address) != 0) return std::nullopt;
  std::string bytes = std::filesystem::current_path().string() + '\0';
  for (const std::string& word : words) bytes += word + '\0';
  send_all(server.number(), bytes);
  shutdown(server.number(), SHUT_WR);
  for (const std::string& piece : words_of(read_all(server.number(), std::size_t{1} << 30))) {
    const std::string text = piece.substr(1);
    if (piece.front() == code_mark) return std::stoi(text);
    piece.front() == answer_mark ? say(text) : say.not_done(text);
  }
  say.not_done("the server ended before the command did");
  return 1;
}

}  // namespace anxin::cli
