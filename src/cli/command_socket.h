// The command line beside a running server: a unix socket in the data folder, mode 0600, for the same user only. One
// connection a command: its words go in, lines for both of its streams and an exit code come back.
#pragma once

#include <atomic>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "cli/command.h"

namespace anxin::cli {

class CommandSocket {
 public:
  CommandSocket(House& house, const std::string& path);
  ~CommandSocket();
  CommandSocket(const CommandSocket&) = delete;
  CommandSocket& operator=(const CommandSocket&) = delete;

 private:
  void serve();
  void answer(int client);

  House& house_;
  std::string path_;
  int listening_ = -1;
  std::atomic<bool> stopping_ = false;
  std::thread thread_;
};

// The exit code that the server answered; nothing when no server listens there.
std::optional<int> ask_server(const std::string& path, const std::vector<std::string>& words, const Say& say);

}  // namespace anxin::cli
