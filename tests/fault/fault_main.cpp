// kill -9 under a load of writes: README.md.
#include <fmt/format.h>
#include <sys/wait.h>
#include <unistd.h>
#include <csignal>
#include <cstdlib>

#include <charconv>
#include <chrono>
#include <memory>
#include <random>
#include <thread>

#include "fault/fault_check.h"
#include "fault/fault_load.h"
#include "fault/fault_place.h"

namespace anxin::fault {
namespace {

struct Plan {
  int sqlite = 20;
  int postgresql = 5;
  std::uint64_t seed = 0;
};

struct Tally {
  int passed = 0;
  int failed = 0;
};

constexpr int kill_after_min_ms = 30;
constexpr int kill_after_max_ms = 1200;
constexpr std::int64_t numbers_a_round = 1'000'000;

// Acknowledged numbers until the child's end of the pipe closes.
void collect(int pipe, std::set<std::int64_t>& acknowledged) {
  std::int64_t number = 0;
  while (::read(pipe, &number, sizeof number) == static_cast<ssize_t>(sizeof number)) acknowledged.insert(number);
}

// One child from its start to its end; answers how many numbers it acknowledged.
std::size_t run_and_kill(Place& place, std::int64_t first, int milliseconds, bool server_too,
                         std::set<std::int64_t>& acknowledged) {
  int ends[2];
  if (::pipe(ends) != 0) throw std::runtime_error("no pipe");
  const pid_t child = ::fork();
  if (child == 0) {
    ::close(ends[0]);
    write_for_ever(place.url(), first, ends[1]);
  }
  ::close(ends[1]);
  const std::size_t before = acknowledged.size();
  std::thread collector([&] { collect(ends[0], acknowledged); });
  std::this_thread::sleep_for(std::chrono::milliseconds(milliseconds));
  if (server_too) place.kill_server();
  ::kill(child, SIGKILL);
  ::waitpid(child, nullptr, 0);
  collector.join();
  ::close(ends[0]);
  if (server_too) place.start_server();
  return acknowledged.size() - before;
}

void run_rounds(const char* name, Place& place, int rounds, std::mt19937_64& random, Tally& tally) {
  prepare(place.url());
  std::set<std::int64_t> acknowledged;
  for (int round = 1; round <= rounds; ++round) {
    const int milliseconds = std::uniform_int_distribution(kill_after_min_ms, kill_after_max_ms)(random);
    const bool server_too = round % 2 == 0;
    const std::size_t acks = run_and_kill(place, 1 + round * numbers_a_round, milliseconds, server_too, acknowledged);
    const Found found = look(place.url(), acknowledged);
    fmt::print("{} round {:2}: killed after {:4} ms, {:6} acknowledged, {:7} there, opened in {:3} ms: {}\n", name,
               round, milliseconds, acks, found.numbers, found.milliseconds_to_open,
               found.wrongs.empty() ? "whole" : "WRONG");
    for (std::size_t wrong = 0; wrong < found.wrongs.size() && wrong < 10; ++wrong) {
      fmt::print("    {}\n", found.wrongs[wrong]);
    }
    ++(found.wrongs.empty() ? tally.passed : tally.failed);
    std::fflush(stdout);
  }
}

Plan plan_of(int count, char** words) {
  Plan plan;
  plan.seed = std::random_device()();
  for (int word = 1; word + 1 < count; word += 2) {
    const std::string_view name = words[word];
    const std::string_view text = words[word + 1];
    const auto read = [&](auto& number) { std::from_chars(text.data(), text.data() + text.size(), number); };
    if (name == "--sqlite") read(plan.sqlite);
    if (name == "--postgresql") read(plan.postgresql);
    if (name == "--seed") read(plan.seed);
  }
  return plan;
}

int run(const Plan& plan) {
  fmt::print("seed {}\n", plan.seed);
  std::mt19937_64 random(plan.seed);
  Tally tally;
  if (plan.sqlite > 0) {
    SqlitePlace place;
    run_rounds("sqlite", place, plan.sqlite, random, tally);
  }
  const char* server = getenv("ANXIN_TEST_PG");
  if (server != nullptr && plan.postgresql > 0) {
    PostgresqlPlace place(server);
    run_rounds("postgresql", place, plan.postgresql, random, tally);
  }
  fmt::print("{} passed, {} failed\n", tally.passed, tally.failed);
  return tally.failed == 0 ? 0 : 1;
}

}  // namespace
}  // namespace anxin::fault

int main(int count, char** words) {
  setvbuf(stdout, nullptr, _IOLBF, 0);
  return anxin::fault::run(anxin::fault::plan_of(count, words));
}
