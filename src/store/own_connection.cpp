#include "store/own_connection.h"

#include <filesystem>

#include "store/failure.h"
#include "store/pg_connection.h"
#include "store/sqlite_connection.h"

namespace anxin::store {
namespace {

constexpr std::string_view sqlite_scheme = "sqlite:";

// A whole chain may take longer to read than a page of a list.
Options patient() {
  Options options;
  options.statement_time_max = std::chrono::minutes(10);
  return options;
}

}  // namespace

std::optional<std::string> sqlite_path(const std::string& url) {
  if (!url.starts_with(sqlite_scheme)) return std::nullopt;
  return url.substr(sqlite_scheme.size());
}

void read_beside(const std::string& url, const vault::Vault& vault, const std::function<void(Tx&)>& reading) {
  if (const auto path = sqlite_path(url)) {
    if (!std::filesystem::exists(*path)) throw CannotOpen("there is no database at " + *path);
    const auto connection = SqliteConnection::keeper(*path);
    connection->run("BEGIN", {});
    Tx tx(*connection, vault);
    reading(tx);
    return;
  }
  PgConnection connection(url, patient());
  connection.begin_read();
  Tx tx(connection, vault);
  reading(tx);
}

}  // namespace anxin::store
