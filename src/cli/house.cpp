#include "cli/house.h"

#include <chrono>
#include <filesystem>
#include <system_error>

#include "vault/system_random.h"

namespace anxin::cli {
namespace {

// Its owner's alone, when it is new; a folder that is there stays as it is.
void make_folder(const std::string& folder) {
  if (folder.empty() || !std::filesystem::create_directories(folder)) return;
  std::filesystem::permissions(folder, std::filesystem::perms::owner_all);
}

std::optional<store::DirectoryLock> opened_lock(const Settings& settings) {
  if (settings.on_sqlite()) return std::nullopt;
  make_folder(settings.directory);
  return store::DirectoryLock::take(settings.directory);
}

// A key is made for new data only: over old data a fresh key would open nothing and look like success.
vault::Vault opened_vault(const Settings& settings, House::Key key) {
  if (key == House::Key::made_if_new && !std::filesystem::exists(settings.master_key)) {
    if (store::was_used(settings.database)) {
      throw vault::BadKey("the key file " + settings.master_key +
                          " is missing, but the database holds data: put the right key back; a new one would open "
                          "nothing");
    }
    make_folder(settings.directory);
    make_folder(std::filesystem::path(settings.master_key).parent_path());
    vault::Vault::create_key_file(settings.master_key);
  }
  return vault::Vault::from_file(settings.master_key);
}

store::Options opened_now(store::Options options) {
  options.opened = system_clock_now();
  return options;
}

}  // namespace

Instant system_clock_now() {
  const auto since = std::chrono::system_clock::now().time_since_epoch();
  return Instant(std::chrono::duration_cast<std::chrono::microseconds>(since).count());
}

House::House(const Settings& settings, const store::Options& options, Key key)
    : settings_(settings),
      lock_(opened_lock(settings)),
      vault_(opened_vault(settings, key)),
      database_(store::Database::open(settings.database, vault_, opened_now(options))),
      ids_(database_->make_ids()),
      random_(vault::system_random()) {}

}  // namespace anxin::cli
