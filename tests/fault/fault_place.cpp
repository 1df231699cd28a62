#include "fault/fault_place.h"

#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>
#include <cstdlib>

#include <chrono>
#include <filesystem>
#include <stdexcept>
#include <thread>

#include "store/pg_connection.h"

extern char** environ;  // NOLINT(readability-redundant-declaration): POSIX wants it declared by its user

namespace anxin::fault {
namespace {

bool control(std::string verb) {
  const char* program = getenv("ANXIN_PG_CTL");
  if (program == nullptr) throw std::runtime_error("ANXIN_PG_CTL is not set: run under tools/with_postgres.sh");
  std::string name = program;
  char* words[] = {name.data(), verb.data(), nullptr};
  posix_spawn_file_actions_t quiet;
  posix_spawn_file_actions_init(&quiet);
  posix_spawn_file_actions_addopen(&quiet, STDOUT_FILENO, "/dev/null", 1, 0);
  posix_spawn_file_actions_adddup2(&quiet, STDOUT_FILENO, STDERR_FILENO);
  pid_t child = 0;
  const int failed = posix_spawn(&child, program, &quiet, nullptr, words, environ);
  posix_spawn_file_actions_destroy(&quiet);
  int status = 0;
  return failed == 0 && ::waitpid(child, &status, 0) == child && status == 0;
}

}  // namespace

Place::Place() {
  // Not a memory file system: the disk's own behaviour is what is asked.
  std::string pattern = (std::filesystem::temp_directory_path() / "anxin_fault_XXXXXX").string();
  if (mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no folder " + pattern);
  folder_ = pattern;
}

Place::~Place() {
  std::error_code ignored;
  std::filesystem::remove_all(folder_, ignored);
}

PostgresqlPlace::PostgresqlPlace(std::string server_url) : server_url_(std::move(server_url)) {
  const std::string name = "anxin_fault_" + std::to_string(getpid());
  store::PgConnection(server_url_, {}).run("CREATE DATABASE " + name, {});
  const std::size_t query = server_url_.find('?');
  const std::size_t slash = server_url_.rfind('/', server_url_.find("/postgres?") + 1);
  url_ = server_url_.substr(0, slash + 1) + name + server_url_.substr(query);
}

void PostgresqlPlace::kill_server() { control("kill"); }

void PostgresqlPlace::start_server() {
  // The old server's children take a moment to notice that it is gone; until then a new one is refused.
  for (int time = 0; time < 100; ++time) {
    if (control("start")) return;
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
  }
  throw std::runtime_error("the database server does not start again");
}

}  // namespace anxin::fault
