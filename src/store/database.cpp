#include "store/database.h"

#include <filesystem>

#include "store/failure.h"
#include "store/pg_connection.h"
#include "store/pg_database.h"
#include "store/sqlite_database.h"

namespace anxin::store {
namespace {

constexpr std::string_view sqlite_scheme = "sqlite:";

}  // namespace

std::unique_ptr<Database> Database::open(const std::string& url, const vault::Vault& vault, const Options& options) {
  if (options.node < 0 || options.node > 63) throw CannotOpen("the node's number is 0 to 63");
  if (url.starts_with(sqlite_scheme)) {
    return std::make_unique<SqliteDatabase>(url.substr(sqlite_scheme.size()), vault, options);
  }
  if (url.starts_with("postgresql://") || url.starts_with("postgres://")) {
    if (options.connections < 1 || options.connections > 64) throw CannotOpen("connections: 1 to 64");
    return std::make_unique<PgDatabase>(url, vault, options);
  }
  throw CannotOpen("a database URL begins with sqlite: or postgresql://");
}

bool was_used(const std::string& url) {
  if (url.starts_with(sqlite_scheme)) {
    const std::string path = url.substr(sqlite_scheme.size());
    std::error_code unknown;
    return std::filesystem::exists(path) && std::filesystem::file_size(path, unknown) > 0;
  }
  PgConnection connection(url, Options{});
  connection.begin_read();
  bool found = false;
  connection.query("SELECT 1 FROM pg_tables WHERE tablename = 'vault_check'", {}, [&](const Row&) {
    found = true;
    return false;
  });
  connection.end_read();
  return found;
}

}  // namespace anxin::store
