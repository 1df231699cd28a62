#include "fault/fault_load.h"

#include <unistd.h>
#include <climits>

#include <atomic>
#include <chrono>
#include <cstring>
#include <exception>
#include <stdexcept>
#include <thread>
#include <vector>

namespace anxin::fault {
namespace {

constexpr int senders = 32;

struct Head {
  std::int64_t number;
  std::int32_t status;
  std::uint32_t size;
};

// In one write of less than PIPE_BUF, so that those of many threads do not mix and none is cut by the kill.
void tell(int pipe, const Told& told) {
  const Head head{told.number, told.status, static_cast<std::uint32_t>(told.answer.size())};
  std::string bytes(sizeof head, '\0');
  std::memcpy(bytes.data(), &head, sizeof head);
  bytes += told.answer;
  if (bytes.size() > PIPE_BUF) ::_exit(4);
  if (::write(pipe, bytes.data(), bytes.size()) != static_cast<ssize_t>(bytes.size())) ::_exit(3);
}

bool read_whole(int pipe, char* to, std::size_t size) {
  while (size > 0) {
    const ssize_t count = ::read(pipe, to, size);
    if (count <= 0) return false;
    to += count;
    size -= static_cast<std::size_t>(count);
  }
  return true;
}

// As a browser does: again with the same key until there is an answer.
void send(Server& server, std::int64_t number, int pipe) {
  tell(pipe, {number, 0, {}});
  for (;;) {
    const http::Reply reply = server.register_need(number);
    if (!is_to_be_repeated(reply)) return tell(pipe, {number, reply.status, reply.body});
    std::this_thread::sleep_for(std::chrono::milliseconds(10));  // the database server was killed first
  }
}

void send_for_ever(const Site& site, std::int64_t first, int pipe) {
  Server server(site, {});
  std::atomic<std::int64_t> next = first;
  const auto work = [&] {
    for (;;) send(server, next++, pipe);
  };
  std::vector<std::thread> threads;
  for (int sender = 1; sender < senders; ++sender) threads.emplace_back(work);
  work();
}

}  // namespace

void register_for_ever(const Site& site, std::int64_t first, int pipe) {
  try {
    send_for_ever(site, first, pipe);
  } catch (const std::exception& failure) {  // it could not even open; the parent hears it as an odd answer
    tell(pipe, {first, -1, failure.what()});
  }
  ::_exit(2);
}

void listen(int pipe, const std::function<void(Told)>& told) {
  Head head{};
  while (read_whole(pipe, reinterpret_cast<char*>(&head), sizeof head)) {
    Told one{head.number, head.status, std::string(head.size, '\0')};
    if (!read_whole(pipe, one.answer.data(), one.answer.size())) return;
    told(std::move(one));
  }
}

}  // namespace anxin::fault
