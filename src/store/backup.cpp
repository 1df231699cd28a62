#include "store/backup.h"

#include <array>
#include <filesystem>

#include "store/directory_lock.h"
#include "store/manifest.h"
#include "store/own_connection.h"
#include "store/pg_tools.h"
#include "store/sqlite_connection.h"
#include "vault/digest.h"
#include "vault/disk_file.h"
#include "vault/sealed_file.h"

namespace anxin::store {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view purpose = "backup";
constexpr std::size_t manifest_max = 10'000;

std::string sealed_in(const std::string& folder) { return folder + "/database.sealed"; }
std::string plain_in(const std::string& folder) { return folder + "/database.part"; }
std::string manifest_in(const std::string& folder) { return folder + "/manifest"; }

// Files that are taken away again unless the work on them came to its end.
class Unfinished {
 public:
  explicit Unfinished(std::string path) : path_(std::move(path)) {}
  ~Unfinished() {
    std::error_code ignored;
    if (!finished_) fs::remove_all(path_, ignored);
  }
  Unfinished(const Unfinished&) = delete;
  Unfinished& operator=(const Unfinished&) = delete;
  void finished() { finished_ = true; }

 private:
  std::string path_;
  bool finished_ = false;
};

// In one step: in slices it would begin anew with every write from beside (reliability.md, section 0, point 5).
void copy_sqlite(const std::string& path, const std::string& to, const vault::Vault& vault, Manifest& manifest) {
  if (!fs::exists(path)) throw CannotOpen("there is no database at " + path);
  const std::array<Value, 1> target{to};
  SqliteConnection::keeper(path)->run("VACUUM INTO $1", target);
  read_beside("sqlite:" + to, vault, [&](Tx& tx) { look_at_state(tx, manifest); });
}

void copy_postgresql(const std::string& url, const std::string& to, const vault::Vault& vault, Manifest& manifest) {
  read_beside(url, vault, [&](Tx& tx) {
    const auto snapshot =
        tx.first("SELECT pg_export_snapshot()", [](const Row& row) { return row.get<std::string>(0); });
    look_at_state(tx, manifest);
    pg_dump(url, snapshot.value(), to);
  });
}

void digest_sealed(const std::string& path, Manifest& manifest) {
  vault::DiskFile file = vault::DiskFile::reading(path);
  vault::Sha256 digest;
  Bytes piece(std::size_t{1} << 20);
  manifest.size = 0;
  for (std::size_t size = piece.size(); size == piece.size();) {
    size = file.read(piece);
    digest.add(std::span(piece).first(size));
    manifest.size += static_cast<std::int64_t>(size);
  }
  manifest.digest = vault::hex(digest.finish());
}

void write_manifest(const std::string& folder, const Manifest& manifest, const vault::Vault& vault) {
  const std::string text = manifest_text(manifest, vault);
  vault::DiskFile file = vault::DiskFile::new_for_writing(manifest_in(folder));
  file.write(std::span(reinterpret_cast<const std::uint8_t*>(text.data()), text.size()));
  file.bring_to_disk();
}

Manifest read_manifest(const std::string& folder, const vault::Vault& vault) {
  if (!fs::exists(manifest_in(folder))) throw BadBackup(folder + " holds no backup");
  Bytes text(manifest_max);
  text.resize(vault::DiskFile::reading(manifest_in(folder)).read(text));
  return manifest_of(std::string(text.begin(), text.end()), vault);
}

void compare_state(const Manifest& expected, const std::string& url, const vault::Vault& vault) {
  Manifest arrived;
  read_beside(url, vault, [&](Tx& tx) { look_at_state(tx, arrived); });
  if (arrived.mark != expected.mark || arrived.schema != expected.schema) {
    throw BadBackup("what was restored is not the state that the manifest speaks of");
  }
}

void open_sealed(const std::string& folder, const vault::Vault& vault, const std::string& to) {
  try {
    vault::open_file(vault, purpose, sealed_in(folder), to);
  } catch (const vault::Damaged& damaged) {
    throw BadBackup(damaged.what());
  }
}

void restore_sqlite(const std::string& folder, const vault::Vault& vault, const std::string& path,
                    const Manifest& manifest) {
  const std::string directory = fs::absolute(path).parent_path();
  fs::create_directories(directory);
  const DirectoryLock lock = DirectoryLock::take(directory);
  for (const char* part : {"", "-wal", "-shm"}) {
    if (fs::exists(path + part)) throw CannotOpen("there is a database already: " + path + part);
  }
  const std::string arriving = path + ".restoring";
  fs::remove(arriving);  // of a restore that was broken off
  Unfinished unless_done(arriving);
  open_sealed(folder, vault, arriving);
  compare_state(manifest, "sqlite:" + arriving, vault);
  fs::rename(arriving, path);
  unless_done.finished();
  vault::bring_folder_to_disk(directory);
}

void restore_postgresql(const std::string& folder, const vault::Vault& vault, const std::string& url,
                        const Manifest& manifest) {
  read_beside(url, vault, [](Tx& tx) {
    const auto tables = tx.first(
        "SELECT count(*) FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', "
        "'information_schema')",
        [](const Row& row) { return row.get<std::int64_t>(0); });
    if (tables.value() > 0) throw CannotOpen("the database to restore into has tables already");
  });
  const std::string plain = (fs::temp_directory_path() / ("anxin_restore_" + manifest.digest)).string();
  fs::remove(plain);
  const Unfinished always_removed(plain);
  open_sealed(folder, vault, plain);
  pg_restore(url, plain);
  compare_state(manifest, url, vault);
}

}  // namespace

Manifest back_up(const std::string& url, const vault::Vault& vault, const std::string& folder, Instant now) {
  const auto path = sqlite_path(url);
  Manifest manifest;
  manifest.database = path ? "sqlite" : "postgresql";
  manifest.taken = now;
  if (!fs::create_directories(folder)) throw CannotOpen("there is something at " + folder + " already");
  fs::permissions(folder, fs::perms::owner_all);  // the plain copy stands in it for a while
  Unfinished unless_done(folder);
  {
    const Unfinished plain(plain_in(folder));
    if (path) {
      copy_sqlite(*path, plain_in(folder), vault, manifest);
    } else {
      copy_postgresql(url, plain_in(folder), vault, manifest);
    }
    vault::seal_file(vault, purpose, plain_in(folder), sealed_in(folder));
  }
  digest_sealed(sealed_in(folder), manifest);
  write_manifest(folder, manifest, vault);
  vault::bring_folder_to_disk(folder);
  unless_done.finished();
  return manifest;
}

Manifest check_backup(const std::string& folder, const vault::Vault& vault) {
  Manifest manifest = read_manifest(folder, vault);
  if (!fs::exists(sealed_in(folder))) throw BadBackup("database.sealed is missing in " + folder);
  Manifest found;
  digest_sealed(sealed_in(folder), found);
  if (found.size != manifest.size || found.digest != manifest.digest) {
    throw BadBackup("database.sealed is not the file that the manifest speaks of");
  }
  try {
    vault::open_file(vault, purpose, sealed_in(folder), [](std::span<const std::uint8_t>) {});
  } catch (const vault::Damaged& damaged) {
    throw BadBackup(damaged.what());
  }
  return manifest;
}

Manifest restore(const std::string& folder, const vault::Vault& vault, const std::string& url) {
  Manifest manifest = check_backup(folder, vault);
  const auto path = sqlite_path(url);
  if ((manifest.database == "sqlite") != path.has_value()) {
    throw BadBackup("a backup of " + manifest.database + " cannot be restored into another kind of database");
  }
  if (path) {
    restore_sqlite(folder, vault, *path, manifest);
  } else {
    restore_postgresql(folder, vault, url, manifest);
  }
  return manifest;
}

}  // namespace anxin::store
