#include "cli/house.h"

#include <chrono>
#include <filesystem>
#include <system_error>

#include "vault/system_random.h"

namespace anxin::cli {
namespace {

std::string sqlite_file(const Settings& settings) { return settings.database.substr(std::string("sqlite:").size()); }

// A key is made for new data only: over old data a fresh key would open nothing and look like success.
vault::Vault opened_vault(const Settings& settings, House::Key key) {
  if (key == House::Key::made_if_new && !std::filesystem::exists(settings.master_key)) {
    if (settings.on_sqlite() && std::filesystem::exists(sqlite_file(settings))) {
      throw vault::BadKey("the key file " + settings.master_key + " is missing, but there are data at " +
                          sqlite_file(settings) + ": put the right key back; a new one would open nothing");
    }
    std::filesystem::create_directories(settings.directory);
    std::filesystem::permissions(settings.directory, std::filesystem::perms::owner_all);
    vault::Vault::create_key_file(settings.master_key);
  }
  return vault::Vault::from_file(settings.master_key);
}

}  // namespace

Instant system_clock_now() {
  const auto since = std::chrono::system_clock::now().time_since_epoch();
  return Instant(std::chrono::duration_cast<std::chrono::microseconds>(since).count());
}

House::House(const Settings& settings, const store::Options& options, Key key)
    : settings_(settings),
      vault_(opened_vault(settings, key)),
      database_(store::Database::open(settings.database, vault_, options)),
      ids_(database_->make_ids()),
      random_(vault::system_random()) {}

}  // namespace anxin::cli
