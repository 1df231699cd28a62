// A command that works on data: it parses its words, and runs on a House, whether that is opened here or lives in the
// running server.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "cli/house.h"

namespace CLI {  // NOLINT(readability-identifier-naming): the library's own name
class App;
}

namespace anxin::cli {

using Say = std::function<void(std::string_view)>;  // one line for the operator, without personal values

class Command {
 public:
  virtual ~Command() = default;
  virtual void declare(CLI::App& app) = 0;  // its name, words and help
  virtual bool chosen() const = 0;
  virtual int run(House& house, const Say& say) = 0;  // exit code
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
// Into a place where no database is, so there is no house to run it on.
int restore(const Settings& settings, const std::string& folder, const Say& say);

// A user's "no" in an operator's words: key, field and parameters.
std::string told(const Error& error);

// Parses `words` (the first is the command's name), given in `folder`, and runs it on the house; for the socket.
int run_words(const std::vector<std::string>& words, const std::string& folder, House& house, const Say& say);

}  // namespace anxin::cli
