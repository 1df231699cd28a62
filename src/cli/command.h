// A command that works on data: it parses its words, and runs on a House, whether that is opened here or lives in the
// running server.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "cli/house.h"

namespace CLI {  // NOLINT(readability-identifier-naming): the library's own name
class App;
}

namespace anxin::cli {

// Lines for the operator, without personal values: say(…) what was asked for (standard output, which scripts read),
// say.not_done(…) why something was refused or failed (standard error).
class Say {
 public:
  using Line = std::function<void(std::string_view)>;
  Say(Line answer, Line complaint) : answer_(std::move(answer)), complaint_(std::move(complaint)) {}
  void operator()(std::string_view line) const { answer_(line); }
  void not_done(std::string_view line) const { complaint_(line); }

 private:
  Line answer_;
  Line complaint_;
};

class Command {
 public:
  virtual ~Command() = default;
  virtual void declare(CLI::App& app) = 0;  // its name, words and help
  virtual bool chosen() const = 0;
  virtual int run(House& house, const Say& say) = 0;  // exit code
  // Some work where no database is: they get the settings only, and a running server is not asked.
  virtual bool needs_house() const { return true; }
  virtual int run_without_house(const Settings& settings, const Say& say);
  // Its words that name files: relative ones are meant from where the command was given.
  virtual std::vector<std::string*> paths() { return {}; }
  // Some commands need the data for themselves: a running server must be stopped first.
  virtual bool alone() const { return false; }
  virtual store::Options options() const { return {}; }
  virtual House::Key key() const { return House::Key::must_be_there; }
};

std::vector<std::unique_ptr<Command>> all_commands();
std::unique_ptr<Command> user_command();
std::unique_ptr<Command> backup_command();
std::unique_ptr<Command> verify_command();
std::unique_ptr<Command> restore_command();

// A user's "no" in an operator's words: key, field and parameters.
std::string told(const Error& error);

// Parses `words` (the first is the command's name), given in `folder`, and runs it on the house; for the socket.
int run_words(const std::vector<std::string>& words, const std::string& folder, House& house, const Say& say);

}  // namespace anxin::cli
