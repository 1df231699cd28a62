#include "cli/serve_command.h"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <csignal>
#include <fstream>
#include <map>
#include <mutex>
#include <thread>

#include "access/account_store.h"
#include "cli/api_table.h"
#include "cli/command_socket.h"
#include "cli/house.h"
#include "http/server.h"
#include "imports/import_store.h"
#include "store/idempotency.h"

namespace anxin::cli {
namespace {

constexpr int worker_threads = 8;
constexpr std::size_t waiting_jobs_max = 2'000;
// A password's hash takes 64 MiB and a tenth of a second of a core: more at once would only take both from the others.
constexpr int hashing_threads = 2;
constexpr std::size_t waiting_hashes_max = 50;

http::StaticFiles pages_of(const Settings& settings) {
  try {
    return http::StaticFiles(settings.pages);
  } catch (const std::exception& missing) {
    spdlog::warn("no pages at {}: only the API answers ({})", settings.pages, missing.what());
    return {};
  }
}

constexpr std::int64_t unfinished_seconds = 24 * 60 * 60;

// What nobody waits for: answers kept for repeated requests go after 30 days, uploads that were cut off, which nobody
// has ever seen, after one; sessions and failed tries when they have run out.
class Housekeeping {
 public:
  explicit Housekeeping(store::Database& database) : database_(database), thread_([this] { run(); }) {}
  ~Housekeeping() {
    {
      const std::lock_guard lock(mutex_);
      stopping_ = true;
    }
    wake_.notify_all();
    thread_.join();
  }
  Housekeeping(const Housekeeping&) = delete;
  Housekeeping& operator=(const Housekeeping&) = delete;

 private:
  void run() {
    std::unique_lock lock(mutex_);
    while (!wake_.wait_for(lock, std::chrono::hours(1), [this] { return stopping_; })) {
      database_.write(
          [](store::Tx& tx) {
            store::forget_old_answers(tx, system_clock_now(), 10'000);
            access::forget_old_sign_ins(tx, system_clock_now());
            imports::drop_unfinished(tx, system_clock_now().plus_seconds(-unfinished_seconds), 10);
            return true;
          },
          [](store::Outcome, const std::exception_ptr&) {});
    }
  }

  store::Database& database_;
  std::mutex mutex_;
  std::condition_variable wake_;
  bool stopping_ = false;
  std::thread thread_;
};

// Under an overload the same line comes thousands of times: each is told once a minute, with how often it came.
class QuietLog {
 public:
  void error(const std::string& line) {
    const std::lock_guard lock(mutex_);
    const Instant now = system_clock_now();
    if (lines_.size() > lines_max) lines_.clear();
    const auto [known, fresh] = lines_.try_emplace(line, Told{now, 0});
    if (!fresh && now < known->second.at.plus_minutes(1)) {
      ++known->second.kept_back;
      return;
    }
    const std::int64_t more = known->second.kept_back;
    spdlog::error("{}{}", line, more > 0 ? fmt::format(" (and {} times more before)", more) : "");
    known->second = Told{now, 0};
  }

 private:
  struct Told {
    Instant at;
    std::int64_t kept_back = 0;
  };
  static constexpr std::size_t lines_max = 100;
  std::mutex mutex_;
  std::map<std::string, Told> lines_;
};

void tell_where(const Settings& settings, int port) {
  fmt::print("Anxin serves on http://{}:{}\n", settings.address, port);
  const std::string file = settings.directory + "/demo-passwords.txt";
  if (std::ifstream passwords(file); passwords) {
    fmt::print("The demo's people and how they sign in ({}):\n", file);
    for (std::string line; std::getline(passwords, line);) fmt::print("  {}\n", line);
  }
  std::fflush(stdout);
}

// Blocked in every thread before the first one starts, so that only wait() takes them.
class Signals {
 public:
  Signals() {
    sigemptyset(&set_);
    sigaddset(&set_, SIGINT);
    sigaddset(&set_, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &set_, nullptr);
    std::signal(SIGPIPE, SIG_IGN);
  }
  void wait() const {
    int number = 0;
    sigwait(&set_, &number);
  }

 private:
  sigset_t set_{};
};

}  // namespace

int serve(const Settings& settings) {
  check_reach(settings);
  const Signals signals;
  store::Options options;
  options.connections = settings.connections;
  House house(settings, options, House::Key::must_be_there);
  http::Workers workers(worker_threads, waiting_jobs_max);
  QuietLog log;
  http::Workers hashers(hashing_threads, waiting_hashes_max);
  const auto later = [&house](std::function<void(store::Tx&)> work) {
    house.database().write(
        [work = std::move(work)](store::Tx& tx) {
          work(tx);
          return true;
        },
        [](store::Outcome, const std::exception_ptr&) {});
  };
  http::Environment environment{.database = house.database(),
                                .clock = system_clock_now,
                                .ids = house.ids(),
                                .random = house.random(),
                                .authenticator = authenticator(later),
                                .workers = workers,
                                .secure_cookies = settings.https,
                                .log = [&log](const std::string& line) { log.error(line); },
                                .after_commit = {},
                                .slow_workers = &hashers};
  http::Router router;
  add_all_routes(router, {vault::staff_strength, common_passwords(settings.files)});
  const http::StaticFiles pages = pages_of(settings);
  http::Server server({.address = settings.address, .port = settings.port, .trusted_proxies = settings.trusted_proxies},
                      router, environment, pages);
  const CommandSocket commands(house, settings.socket_path());
  const Housekeeping housekeeping(house.database());
  server.start();
  tell_where(settings, server.port());
  signals.wait();
  spdlog::info("stopping: requests under way are finished");
  server.stop();
  return 0;
}

}  // namespace anxin::cli
