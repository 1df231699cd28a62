#include "cli/settings.h"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <charconv>
#include <filesystem>
#include <map>

namespace anxin::cli {
namespace {

// One settings value: where it goes and what it is called in both places.
struct Entry {
  const char* key;       // "server.listen"
  const char* variable;  // "ANXIN_LISTEN"
  std::function<void(Settings&, const toml::node&, const std::string& where)> take;
  std::function<void(Settings&, const std::string& text, const std::string& where)> take_text;
};

[[noreturn]] void wrong(const std::string& where, const std::string& what) {
  throw BadSettings(fmt::format("{}: {}", where, what));
}

bool truth(const std::string& text, const std::string& where) {
  if (text == "true" || text == "1") return true;
  if (text == "false" || text == "0") return false;
  wrong(where, "true or false expected, not \"" + text + "\"");
}

int number(const std::string& text, int least, int most, const std::string& where) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || value < least || value > most) {
    wrong(where, fmt::format("a number from {} to {} expected, not \"{}\"", least, most, text));
  }
  return value;
}

std::vector<std::string> split(const std::string& text) {
  std::vector<std::string> parts;
  std::string part;
  for (const char c : text + ",") {
    if (c != ',') {
      if (c != ' ') part += c;
    } else if (!part.empty()) {
      parts.push_back(std::move(part));
      part.clear();
    }
  }
  return parts;
}

Entry text_entry(const char* key, const char* variable, std::string Settings::*field) {
  return {key, variable,
          [field](Settings& settings, const toml::node& node, const std::string& where) {
            const auto text = node.value<std::string>();
            if (!node.is_string()) wrong(where, "a text in quotes expected");
            settings.*field = *text;
          },
          [field](Settings& settings, const std::string& text, const std::string&) { settings.*field = text; }};
}

Entry truth_entry(const char* key, const char* variable, bool Settings::*field) {
  return {key, variable,
          [field](Settings& settings, const toml::node& node, const std::string& where) {
            if (!node.is_boolean()) wrong(where, "true or false expected");
            settings.*field = *node.value<bool>();
          },
          [field](Settings& settings, const std::string& text, const std::string& where) {
            settings.*field = truth(text, where);
          }};
}

Entry listen_entry() {
  return {"server.listen", "ANXIN_LISTEN",
          [](Settings& settings, const toml::node& node, const std::string& where) {
            if (!node.is_string()) wrong(where, "a text such as \"127.0.0.1:8080\" expected");
            set_listen(settings, *node.value<std::string>(), where);
          },
          set_listen};
}

Entry proxies_entry() {
  return {
      "server.trusted_proxies", "ANXIN_TRUSTED_PROXIES",
      [](Settings& settings, const toml::node& node, const std::string& where) {
        const toml::array* list = node.as_array();
        if (list == nullptr) wrong(where, "a list of addresses expected");
        settings.trusted_proxies.clear();
        for (const toml::node& item : *list) {
          if (!item.is_string()) wrong(where, "a list of addresses expected");
          settings.trusted_proxies.push_back(*item.value<std::string>());
        }
      },
      [](Settings& settings, const std::string& text, const std::string&) { settings.trusted_proxies = split(text); }};
}

Entry connections_entry() {
  return {"data.connections", "ANXIN_CONNECTIONS",
          [](Settings& settings, const toml::node& node, const std::string& where) {
            if (!node.is_integer()) wrong(where, "a number from 1 to 64 expected");
            settings.connections = number(std::to_string(*node.value<std::int64_t>()), 1, 64, where);
          },
          [](Settings& settings, const std::string& text, const std::string& where) {
            settings.connections = number(text, 1, 64, where);
          }};
}

const std::vector<Entry>& entries() {
  static const std::vector<Entry> all{listen_entry(),
                                      truth_entry("server.https", "ANXIN_HTTPS", &Settings::https),
                                      truth_entry("server.plain_http", "ANXIN_PLAIN_HTTP", &Settings::plain_http),
                                      proxies_entry(),
                                      text_entry("server.pages", "ANXIN_PAGES", &Settings::pages),
                                      text_entry("data.directory", "ANXIN_DATA", &Settings::directory),
                                      text_entry("data.database", "ANXIN_DATABASE", &Settings::database),
                                      text_entry("data.master_key", "ANXIN_MASTER_KEY", &Settings::master_key),
                                      text_entry("data.files", "ANXIN_FILES", &Settings::files),
                                      connections_entry()};
  return all;
}

void take_value(Settings& settings, const std::string& key, const toml::node& node, const std::string& file) {
  const std::string where = fmt::format("{}:{}: {}", file, node.source().begin.line, key);
  for (const Entry& entry : entries()) {
    if (key == entry.key) return entry.take(settings, node, where);
  }
  wrong(where, "no such setting; `anxin serve --help` lists all");
}

void take_file(Settings& settings, const std::string& file) {
  toml::table table;
  try {
    table = toml::parse_file(file);
  } catch (const toml::parse_error& error) {
    throw BadSettings(fmt::format("{}:{}: {}", file, error.source().begin.line, error.description()));
  }
  for (const auto& [section, node] : table) {
    const std::string name(section.str());
    const toml::table* inner = node.as_table();
    if (inner == nullptr) {
      take_value(settings, name, node, file);
      continue;
    }
    for (const auto& [key, value] : *inner) take_value(settings, name + "." + std::string(key.str()), value, file);
  }
}

// Where an installation keeps a folder: beside the program, or in the checkout that it was built in.
std::string beside(const std::string& program, const char* installed, const char* in_checkout) {
  const std::filesystem::path folder = std::filesystem::weakly_canonical(program).parent_path();
  if (std::filesystem::exists(folder / installed)) return folder / installed;
  return folder.parent_path().parent_path() / in_checkout;
}

}  // namespace

std::string Settings::lock_directory() const {
  if (!on_sqlite()) return directory;
  const std::string folder = std::filesystem::path(database.substr(std::string_view("sqlite:").size())).parent_path();
  return folder.empty() ? "." : folder;
}

std::string settings_help() {
  std::string text = "Settings, in the file of --config by section and key, or as a variable:\n";
  for (const Entry& entry : entries()) text += fmt::format("  {:<24} {}\n", entry.key, entry.variable);
  return text;
}

bool is_loopback(const std::string& address) { return address.starts_with("127.") || address == "::1"; }

void set_listen(Settings& settings, const std::string& listen, const std::string& where) {
  const std::size_t colon = listen.rfind(':');
  if (colon == std::string::npos) wrong(where, "address and port expected, such as \"127.0.0.1:8080\"");
  settings.address = listen.substr(0, colon);
  if (settings.address.starts_with('[') && settings.address.ends_with(']')) {
    settings.address = settings.address.substr(1, settings.address.size() - 2);
  }
  if (settings.address.empty()) wrong(where, "the address is missing");
  settings.port = number(listen.substr(colon + 1), 0, 65'535, where);
}

void check_reach(const Settings& settings) {
  if (is_loopback(settings.address) || settings.https || settings.plain_http) return;
  throw BadSettings(fmt::format(
      "{} can be reached by others, and plain http would show them passwords: put a proxy with HTTPS before a loopback "
      "address (packaging/), or set server.https when one is there, or server.plain_http when you must",
      settings.address));
}

Settings read_settings(const std::string& file, const Environment& environment, const std::string& program) {
  Settings settings;
  settings.pages = beside(program, "pages", "web/dist");
  settings.files = beside(program, "data", "data");
  if (!file.empty()) take_file(settings, file);
  for (const Entry& entry : entries()) {
    const std::optional<std::string> text = environment(entry.variable);
    if (text) entry.take_text(settings, *text, entry.variable);
  }
  if (settings.database.empty()) settings.database = "sqlite:" + settings.directory + "/anxin.db";
  if (settings.master_key.empty()) settings.master_key = settings.directory + "/master.key";
  const bool known = settings.on_sqlite() || settings.database.starts_with("postgresql://");
  if (!known) throw BadSettings("data.database: \"sqlite:<file>\" or \"postgresql://…\" expected");
  return settings;
}

}  // namespace anxin::cli
