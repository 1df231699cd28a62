// anxin: the one program.
#include <fmt/format.h>
#include <spdlog/sinks/stdout_color_sinks.h>
#include <spdlog/spdlog.h>
#include <sys/stat.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>

#include "cli/api_table.h"
#include "cli/command.h"
#include "cli/command_socket.h"
#include "cli/serve_command.h"
#include "cli/settings.h"
#include "http/openapi.h"
#include "store/directory_lock.h"

namespace anxin::cli {
namespace {

const Say say_on_terminal([](std::string_view line) { fmt::print("{}\n", line); },
                          [](std::string_view line) { fmt::print(stderr, "anxin: {}\n", line); });

std::optional<std::string> from_environment(const std::string& name) {
  const char* value = std::getenv(name.c_str());
  if (value == nullptr) return std::nullopt;
  return value;
}

// One process holds the data folder; a second one asks it instead of working beside it.
bool held_by_another(const Settings& settings) {
  const std::string folder = settings.lock_directory();
  return std::filesystem::exists(folder) && !store::DirectoryLock::try_take(folder).has_value();
}

// CLI11 would say that a command is missing where there is one that it does not know.
std::optional<std::string> unknown_command(const CLI::App& app) {
  const std::vector<std::string> rest = app.remaining();
  const auto word = std::ranges::find_if(rest, [](const std::string& one) { return !one.starts_with('-'); });
  return app.get_subcommands().empty() && word != rest.end() ? std::optional(*word) : std::nullopt;
}

int run_command(Command& command, const Settings& settings, const std::vector<std::string>& words) {
  if (!command.needs_house()) return command.run_without_house(settings, say_on_terminal);
  if (held_by_another(settings)) {
    if (command.alone()) {
      fmt::print(stderr, "anxin: a server runs on {}: stop it first\n", settings.directory);
      return 1;
    }
    const std::optional<int> code = ask_server(settings.socket_path(), words, say_on_terminal);
    if (code) return *code;
    fmt::print(stderr, "anxin: another process holds {} and does not answer\n", settings.directory);
    return 1;
  }
  House house(settings, command.options(), command.key());
  return command.run(house, say_on_terminal);
}

std::string api_description() {
  http::Router router;
  add_all_routes(router, {});
  return http::openapi(router, version);
}

int run(const std::vector<std::string>& words, const std::string& program) {
  CLI::App app("Anxin: community care, from what is said to a satisfied call-back");
  app.require_subcommand(1);
  app.set_version_flag("--version", std::string(version));
  std::string config;
  app.add_option("--config", config, "Settings file (TOML); ANXIN_… variables override it");
  app.fallthrough();
  CLI::App* serve_app = app.add_subcommand("serve", "Serve the pages and the API until SIGTERM");
  std::string listen;
  serve_app->add_option("--listen", listen, "Address and port, such as 127.0.0.1:8080");
  serve_app->footer(settings_help());
  CLI::App* openapi_app = app.add_subcommand("openapi", "Print the API's description (OpenAPI 3.1)");
  const std::vector<std::unique_ptr<Command>> commands = all_commands();
  for (const auto& command : commands) command->declare(app);
  std::vector<std::string> reversed(words.rbegin(), words.rend());
  try {
    app.parse(reversed);
  } catch (const CLI::ParseError& error) {
    const auto unknown = unknown_command(app);
    if (!unknown || error.get_exit_code() == 0) return app.exit(error) == 0 ? 0 : 2;
    fmt::print(stderr, "anxin: no such command: {} (anxin --help lists them)\n", *unknown);
    return 2;
  }
  if (openapi_app->parsed()) {
    fmt::print("{}\n", api_description());
    return 0;
  }
  Settings settings = read_settings(config, from_environment, program);
  if (serve_app->parsed()) {
    if (!listen.empty()) set_listen(settings, listen, "--listen");
    return serve(settings);
  }
  const auto chosen = std::ranges::find_if(commands, [](const auto& command) { return command->chosen(); });
  return run_command(**chosen, settings, words);
}

}  // namespace
}  // namespace anxin::cli

int main(int argc, char** argv) {
  umask(0077);  // whatever is made here is its owner's alone
  spdlog::set_default_logger(spdlog::stderr_color_mt("anxin"));
  try {
    return anxin::cli::run(std::vector<std::string>(argv + 1, argv + argc), "/proc/self/exe");
  } catch (const anxin::cli::BadSettings& bad) {
    fmt::print(stderr, "anxin: {}\n", bad.what());
    return 2;
  } catch (const std::exception& failure) {
    fmt::print(stderr, "anxin: {}\n", failure.what());
    return 1;
  }
}
