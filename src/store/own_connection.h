// A connection beside a running server, for backups and checks: it never changes anything.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "store/tx.h"

namespace anxin::store {

// Nothing when the URL names no SQLite file.
std::optional<std::string> sqlite_path(const std::string& url);

// Calls `reading` in one transaction that sees one state.
void read_beside(const std::string& url, const vault::Vault& vault, const std::function<void(Tx&)>& reading);

}  // namespace anxin::store
