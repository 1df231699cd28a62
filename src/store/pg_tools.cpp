#include "store/pg_tools.h"

#include <fcntl.h>
#include <libpq-fe.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <memory>
#include <vector>

#include "store/failure.h"
#include "vault/disk_file.h"

extern char** environ;  // NOLINT(readability-redundant-declaration): POSIX wants it declared by its user

namespace anxin::store {
namespace {

// A new folder that goes with everything in it.
class WorkFolder {
 public:
  WorkFolder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "anxin_pg_XXXXXX").string();
    if (mkdtemp(pattern.data()) == nullptr) throw Failure("no temporary folder: " + pattern);
    path_ = pattern;
  }
  ~WorkFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  WorkFolder(const WorkFolder&) = delete;
  WorkFolder& operator=(const WorkFolder&) = delete;
  std::string file(const std::string& name) const { return path_ + "/" + name; }

 private:
  std::string path_;
};

void write_service_file(const std::string& url, const std::string& path) {
  char* error = nullptr;
  const std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)> words(PQconninfoParse(url.c_str(), &error),
                                                                           PQconninfoFree);
  if (!words) {
    PQfreemem(error);  // it may repeat the password, so it is not shown
    throw Failure("the database URL cannot be read");
  }
  std::string text = "[anxin]\n";
  for (const PQconninfoOption* word = words.get(); word->keyword != nullptr; ++word) {
    if (word->val != nullptr) text += std::string(word->keyword) + "=" + word->val + "\n";
  }
  vault::DiskFile file = vault::DiskFile::new_for_writing(path);
  file.write(std::span(reinterpret_cast<const std::uint8_t*>(text.data()), text.size()));
}

std::vector<std::string> environment_with(const std::string& service_file) {
  std::vector<std::string> environment;
  for (char** entry = environ; *entry != nullptr; ++entry) environment.emplace_back(*entry);
  environment.push_back("PGSERVICEFILE=" + service_file);
  return environment;
}

std::vector<char*> pointers_to(std::vector<std::string>& texts) {
  std::vector<char*> pointers;
  pointers.reserve(texts.size() + 1);
  for (std::string& text : texts) pointers.push_back(text.data());
  pointers.push_back(nullptr);
  return pointers;
}

// ANXIN_PG_BIN names the folder of a server's own programs; without it they come from the path.
std::string program(const std::string& name) {
  const char* folder = std::getenv("ANXIN_PG_BIN");
  return folder == nullptr ? name : std::string(folder) + "/" + name;
}

std::string start_of(const std::string& path) {
  std::array<std::uint8_t, 2000> text{};
  const std::size_t length = vault::DiskFile::reading(path).read(text);
  return {text.begin(), text.begin() + static_cast<std::ptrdiff_t>(length)};
}

void run(const std::string& url, std::vector<std::string> words) {
  const WorkFolder folder;
  write_service_file(url, folder.file("service"));
  std::vector<std::string> environment = environment_with(folder.file("service"));
  const std::string said = folder.file("said");
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, said.c_str(), O_WRONLY | O_CREAT, 0600);
  pid_t child = 0;
  const int failed = posix_spawnp(&child, words.front().c_str(), &actions, nullptr, pointers_to(words).data(),
                                  pointers_to(environment).data());
  posix_spawn_file_actions_destroy(&actions);
  if (failed != 0) throw Failure(words.front() + " cannot be started: " + std::strerror(failed));
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) throw Failure(words.front() + " failed: " + start_of(said));
}

}  // namespace

void pg_dump(const std::string& url, const std::string& snapshot, const std::string& to) {
  run(url, {program("pg_dump"), "--format=custom", "--no-owner", "--no-privileges", "--snapshot=" + snapshot,
            "--file=" + to, "service=anxin"});
}

void pg_restore(const std::string& url, const std::string& from) {
  run(url, {program("pg_restore"), "--no-owner", "--no-privileges", "--exit-on-error", "--single-transaction",
            "--dbname=service=anxin", from});
}

}  // namespace anxin::store
