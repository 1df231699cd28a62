// The child: registers needs as fast as it can until it is killed, and tells through a pipe what it is about to send
// and what was answered.
#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "fault/fault_server.h"

namespace anxin::fault {

struct Told {
  std::int64_t number = 0;
  int status = 0;  // 0: about to be sent
  std::string answer;
};

// Numbers from `first` on. Never returns.
[[noreturn]] void register_for_ever(const Site& site, std::int64_t first, int pipe);

// What the child told, until its end of the pipe closes.
void listen(int pipe, const std::function<void(Told)>& told);

}  // namespace anxin::fault
