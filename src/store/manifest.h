// The manifest of a backup as a text of "word: value" lines; the last line is a keyed hash of those before it.
#pragma once

#include <string>

#include "store/backup.h"
#include "store/tx.h"

namespace anxin::store {

std::string manifest_text(const Manifest& manifest, const vault::Vault& vault);
Manifest manifest_of(const std::string& text, const vault::Vault& vault);  // throws BadBackup

// Which state a database is in: schema, chains and mark of the manifest.
void look_at_state(Tx& tx, Manifest& manifest);

}  // namespace anxin::store
