// kill -9 under a load of writes: README.md.
#include <fmt/format.h>
#include <sys/wait.h>
#include <unistd.h>
#include <csignal>
#include <cstdlib>

#include <atomic>
#include <charconv>
#include <chrono>
#include <mutex>
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
constexpr std::int64_t numbers_a_round = 100'000;

struct Round {
  std::int64_t first = 0;  // of its numbers
  int milliseconds = 0;
  bool server_too = false;
  bool last = false;
};

// One child from its start to its end; what it told goes into the ledger, answers that nobody expects into `wrongs`.
void run_and_kill(Place& place, const Site& site, const Round& round, Ledger& ledger,
                  std::vector<std::string>& wrongs) {
  int ends[2];
  if (::pipe(ends) != 0) throw std::runtime_error("no pipe");
  const pid_t child = ::fork();
  if (child == 0) {
    ::close(ends[0]);
    register_for_ever(site, round.first, ends[1]);
  }
  ::close(ends[1]);
  std::thread listener([&] {
    listen(ends[0], [&](const Told& told) {
      if (told.status == 0) {
        ledger.sent.insert(told.number);
      } else if (is_refused(told.number) ? told.status == 422 : told.status == 201) {
        if (told.status == 201) ledger.answers[told.number] = told.answer;
        if (told.status == 422) ledger.refused.insert(told.number);
      } else {
        wrongs.push_back(fmt::format("number {}: {} {}", told.number, told.status, told.answer));
      }
    });
  });
  std::this_thread::sleep_for(std::chrono::milliseconds(round.milliseconds));
  if (round.server_too) place.kill_server();
  ::kill(child, SIGKILL);
  ::waitpid(child, nullptr, 0);
  listener.join();
  ::close(ends[0]);
  if (round.server_too) place.start_server();
}

http::Reply sent_again(Server& server, std::int64_t number) {
  for (int time = 1;; ++time) {
    http::Reply reply = server.register_need(number);
    if (!is_to_be_repeated(reply) || time == 100) return reply;
    std::this_thread::sleep_for(std::chrono::milliseconds(20));  // a session of the killed child may still be ending
  }
}

// Every number of this round once more with the same key and body: what was answered is answered so again, byte by
// byte; what was not answered is registered now, or was already.
void send_all_again(Server& server, std::int64_t first, Ledger& ledger, std::vector<std::string>& wrongs) {
  const std::vector<std::int64_t> numbers(ledger.sent.lower_bound(first), ledger.sent.end());
  std::atomic<std::size_t> next = 0;
  std::mutex mutex;
  const auto work = [&] {
    for (std::size_t at = next++; at < numbers.size(); at = next++) {
      const std::int64_t number = numbers[at];
      const http::Reply reply = sent_again(server, number);
      const std::lock_guard lock(mutex);
      const auto answered = ledger.answers.find(number);
      if (reply.status != (is_refused(number) ? 422 : 201)) {
        wrongs.push_back(fmt::format("number {} again: {} {}", number, reply.status, reply.body));
      } else if (answered != ledger.answers.end() && answered->second != reply.body) {
        wrongs.push_back(fmt::format("number {} is answered in other words: {}", number, reply.body));
      } else if (!is_refused(number)) {
        ledger.answers[number] = reply.body;
      }
    }
  };
  std::vector<std::thread> threads;
  for (int sender = 0; sender < 16; ++sender) threads.emplace_back(work);
  for (std::thread& thread : threads) thread.join();
}

// Time enough for a look inside a write.
store::Options patient() {
  store::Options options;
  options.job_time_max = std::chrono::seconds(30);
  return options;
}

std::vector<std::string> run_round(Place& place, const Site& site, const Round& round, Ledger& ledger) {
  std::vector<std::string> wrongs;
  const std::size_t before = ledger.answers.size();
  run_and_kill(place, site, round, ledger, wrongs);
  const std::size_t answered = ledger.answers.size() - before;
  const auto start = std::chrono::steady_clock::now();
  Server server(site, patient());
  const auto opened =
      std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - start).count();
  const auto take = [&](const std::vector<std::string>& found) {
    wrongs.insert(wrongs.end(), found.begin(), found.end());
  };
  take(look(server, ledger, round.first).wrongs);
  send_all_again(server, round.first, ledger, wrongs);
  const Found after = look(server, ledger, round.last ? 0 : round.first);
  take(after.wrongs);
  if (static_cast<std::size_t>(after.needs) != ledger.answers.size()) {
    wrongs.push_back(fmt::format("{} needs are there, {} were answered", after.needs, ledger.answers.size()));
  }
  // Where a loss would go unseen, none of the above says anything.
  if (round.last) take(unseen_losses(server, ledger));
  fmt::print("killed after {:4} ms, {:5} answered, {:3} open, {:6} there, opened in {:3} ms: {}\n", round.milliseconds,
             answered, ledger.answers.size() - before - answered, after.needs, opened,
             wrongs.empty() ? "whole" : "WRONG");
  return wrongs;
}

void run_rounds(const char* name, Place& place, int rounds, std::mt19937_64& random, Tally& tally) {
  const Site site = set_up(place);
  Ledger ledger;
  for (int round = 1; round <= rounds; ++round) {
    fmt::print("{} round {:2}: ", name, round);
    const std::vector<std::string> wrongs =
        run_round(place, site,
                  {.first = 1 + round * numbers_a_round,
                   .milliseconds = std::uniform_int_distribution(kill_after_min_ms, kill_after_max_ms)(random),
                   .server_too = round % 2 == 0,
                   .last = round == rounds},
                  ledger);
    for (std::size_t wrong = 0; wrong < wrongs.size() && wrong < 10; ++wrong) fmt::print("    {}\n", wrongs[wrong]);
    ++(wrongs.empty() ? tally.passed : tally.failed);
    std::fflush(stdout);
  }
  if (ledger.refused.empty()) {
    fmt::print("    nothing was refused: half of it is not proved\n");
    ++tally.failed;
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
