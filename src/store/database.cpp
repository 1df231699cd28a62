#include "store/database.h"

#include "store/failure.h"
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

}  // namespace anxin::store
