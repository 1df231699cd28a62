#include "store/opening.h"

#include <array>

#include "store/failure.h"
#include "store/migration.h"
#include "vault/digest.h"

namespace anxin::store {
namespace {

constexpr std::string_view check_word = "anxin";
const vault::Context check_place{CountyId(0), "vault_check.sealed", 1};

struct VaultCheck {
  Bytes fingerprint;
  Bytes sealed;
};

std::optional<VaultCheck> kept_check(Connection& connection) {
  std::optional<VaultCheck> check;
  connection.query("SELECT fingerprint, sealed FROM vault_check WHERE id = 1", {}, [&](const Row& row) {
    check.emplace(VaultCheck{row.get<Bytes>(0), row.get<Bytes>(1)});
    return true;
  });
  return check;
}

// Two processes may meet a new database at once: the first one's key is the key, and the second is compared with it.
void keep_check(Connection& connection, const vault::Vault& vault) {
  const Bytes sealed = vault.seal(vault.platform_key("check"), check_word, check_place);
  const std::array<Value, 2> values{vault.fingerprint(), sealed};
  connection.run("INSERT INTO vault_check (id, fingerprint, sealed) VALUES (1, $1, $2) ON CONFLICT (id) DO NOTHING",
                 values);
}

void check_key(const VaultCheck& check, const vault::Vault& vault) {
  if (check.fingerprint != vault.fingerprint()) {
    throw CannotOpen("the master key is not the one of this database: the database wants " +
                     vault::hex(check.fingerprint) + ", the key file has " + vault::hex(vault.fingerprint()));
  }
  try {
    vault.open(vault.platform_key("check"), check.sealed, check_place);
  } catch (const vault::Damaged& damaged) {
    throw CannotOpen(std::string("the database's check value is damaged: ") + damaged.what());
  }
}

}  // namespace

void prepare_schema(Connection& connection, const vault::Vault& vault, const Options& options) {
  if (options.schema == Options::Schema::bring_up_to_date) {
    bring_up_to_date(connection, embedded_migrations(), options.opened);
  } else {
    check_schema(connection, embedded_migrations());
  }
  std::optional<VaultCheck> check = kept_check(connection);
  if (!check) {
    keep_check(connection, vault);
    check = kept_check(connection);
  }
  check_key(check.value(), vault);
}

}  // namespace anxin::store
