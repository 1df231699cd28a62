// What both drivers do with a connection before they serve: schema and master key are checked, or a new database is
// given its first.
#pragma once

#include "store/connection.h"
#include "store/database.h"
#include "vault/vault.h"

namespace anxin::store {

// Throws CannotOpen: schema older, newer or different; the vault's key is not the one of this database.
void prepare_schema(Connection& connection, const vault::Vault& vault, const Options& options);

}  // namespace anxin::store
