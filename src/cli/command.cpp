#include "cli/command.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <stdexcept>

namespace anxin::cli {

int Command::run_without_house(const Settings&, const Say&) {
  throw std::logic_error("a command without a house does not say how");
}

std::string told(const Error& error) {
  std::string text = "refused: " + error.key;
  if (!error.field.empty()) text += " at " + error.field;
  for (const auto& [name, value] : error.params) text += fmt::format(", {} {}", name, value);
  return text;
}

int run_words(const std::vector<std::string>& words, const std::string& folder, House& house, const Say& say) {
  CLI::App app;
  app.require_subcommand(1);
  std::string config;  // the asking side's; the server has its own settings
  app.add_option("--config", config);
  app.fallthrough();
  const std::vector<std::unique_ptr<Command>> commands = all_commands();
  for (const auto& command : commands) command->declare(app);
  std::vector<std::string> reversed(words.rbegin(), words.rend());  // as CLI11 takes them
  try {
    app.parse(reversed);
  } catch (const CLI::ParseError& error) {
    say.not_done(error.what());
    return 2;
  }
  const auto chosen = std::ranges::find_if(commands, [](const auto& command) { return command->chosen(); });
  if (chosen == commands.end()) return 2;
  if ((*chosen)->alone()) {
    say.not_done("this command needs the data for itself: stop the server first");
    return 1;
  }
  for (std::string* path : (*chosen)->paths()) {
    if (!path->empty()) *path = std::filesystem::path(folder) / *path;  // an absolute one stays as it is
  }
  return (*chosen)->needs_house() ? (*chosen)->run(house, say) : (*chosen)->run_without_house(house.settings(), say);
}

}  // namespace anxin::cli
