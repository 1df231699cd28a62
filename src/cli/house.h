// House: vault, database, clock, ids and randomness of one process, opened in the right order. Commands and the server
// run their actions through it.
#pragma once

#include <memory>
#include <string>

#include "base/id_source.h"
#include "base/random.h"
#include "cli/settings.h"
#include "store/act.h"
#include "store/database.h"
#include "store/directory_lock.h"
#include "vault/vault.h"

namespace anxin::cli {

Instant system_clock_now();

class House {
 public:
  enum class Key { must_be_there, made_if_new };  // made only where there are no data yet
  House(const Settings& settings, const store::Options& options, Key key);

  const Settings& settings() const { return settings_; }
  store::Database& database() { return *database_; }
  const vault::Vault& vault() const { return vault_; }
  IdSource& ids() { return ids_; }
  Random& random() { return random_; }

  store::Means means() { return {*database_, ids_, random_}; }

 private:
  Settings settings_;
  // On SQLite the database itself holds the lock.
  std::optional<store::DirectoryLock> lock_;
  vault::Vault vault_;
  std::unique_ptr<store::Database> database_;
  IdSource ids_;
  Random random_;
};

}  // namespace anxin::cli
