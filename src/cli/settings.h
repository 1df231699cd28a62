// Settings: one TOML file, each value overridden by a variable of the environment. An unknown key, a wrong type or an
// impossible value is an error that names file, line and key; nothing starts with half-read settings.
//
//   [server]
//   listen = "127.0.0.1:8080"        # ANXIN_LISTEN
//   https = false                    # ANXIN_HTTPS: a proxy before us speaks HTTPS, so cookies are Secure
//   plain_http = false               # ANXIN_PLAIN_HTTP: allow plain http on an address that others can reach
//   trusted_proxies = ["127.0.0.1"]  # ANXIN_TRUSTED_PROXIES, divided by commas
//   pages = "/usr/local/lib/anxin/pages"   # ANXIN_PAGES
//   [data]
//   directory = "var"                # ANXIN_DATA: key, socket and SQLite file
//   database = "sqlite:var/anxin.db" # ANXIN_DATABASE
//   master_key = "var/master.key"    # ANXIN_MASTER_KEY
//   files = "/usr/local/lib/anxin/data"    # ANXIN_FILES: division codes, common passwords, demo
#pragma once

#include <functional>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

namespace anxin::cli {

class BadSettings : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

struct Settings {
  std::string address = "127.0.0.1";
  int port = 8080;
  bool https = false;
  bool plain_http = false;
  std::vector<std::string> trusted_proxies;
  std::string pages;
  std::string directory = "var";
  std::string database;    // sqlite:<directory>/anxin.db unless set
  std::string master_key;  // <directory>/master.key unless set
  std::string files;
  int connections = 16;  // PostgreSQL

  bool on_sqlite() const { return database.starts_with("sqlite:"); }
  std::string socket_path() const { return directory + "/anxin.sock"; }
  // Whoever works on the data locks this folder: that of the SQLite file, else the data folder.
  std::string lock_directory() const;
};

using Environment = std::function<std::optional<std::string>(const std::string& name)>;

// `file`: empty, or a TOML file that must be there. `program`: this program's path, to find pages and data beside it.
Settings read_settings(const std::string& file, const Environment& environment, const std::string& program);
// Every setting with its variable, a line each, for --help.
std::string settings_help();
// "127.0.0.1:8080", "[::1]:8080". Throws BadSettings.
void set_listen(Settings& settings, const std::string& listen, const std::string& where);
// Refuses plain http on anything but loopback, unless it was asked for.
void check_reach(const Settings& settings);
bool is_loopback(const std::string& address);

}  // namespace anxin::cli
