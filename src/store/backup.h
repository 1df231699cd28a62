// Backups: a folder with `database.sealed` (the whole database, encrypted) and `manifest` (what it is, with the digests
// and a keyed hash of itself). Taken beside a running server; a backup that was not restored does not count.
//
//   back_up(url, vault, "backups/2026-11-23", now);
//   check_backup("backups/2026-11-23", vault);            // reads it to the last octet
//   restore("backups/2026-11-23", vault, "sqlite:elsewhere/anxin.db");
//   verify("sqlite:elsewhere/anxin.db", vault)            // problems: none
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/time.h"
#include "store/failure.h"
#include "vault/vault.h"

namespace anxin::store {

// The folder is no backup, belongs to another master key, or something in it was changed.
class BadBackup : public Failure {
 public:
  using Failure::Failure;
};

struct Manifest {
  std::string database;  // "sqlite" or "postgresql"
  Instant taken;
  std::int64_t schema = 0;  // the number of the last migration
  std::int64_t chains = 0;
  std::string mark;       // digest of all heads of the journal: which state this is
  std::int64_t size = 0;  // of database.sealed
  std::string digest;     // SHA-256 of database.sealed
};

// The folder is made and must not be there. Throws Failure or std::system_error, and leaves nothing behind then.
Manifest back_up(const std::string& url, const vault::Vault& vault, const std::string& folder, Instant now);

// Reads everything and compares; throws BadBackup.
Manifest check_backup(const std::string& folder, const vault::Vault& vault);

// Into a place where no database is: a file that does not exist, or a PostgreSQL database without tables.
// Throws BadBackup or CannotOpen. Checks that what arrived is the state of the manifest's mark.
Manifest restore(const std::string& folder, const vault::Vault& vault, const std::string& url);

struct Findings {
  std::int64_t chains = 0;
  std::int64_t lines = 0;
  std::int64_t values = 0;            // sealed ones that were opened
  std::vector<std::string> problems;  // for operators; empty: all is whole
};

// Looks at everything that can be looked at: the file's structure, foreign keys, every chain of the journal, and every
// sealed value, which opens only as it was written, in its own row and column. What stands in the clear beside them
// (stages, times, codes) has no checksum of its own; PostgreSQL has one for each page.
Findings verify(const std::string& url, const vault::Vault& vault);

}  // namespace anxin::store
