// pg_dump and pg_restore, run as child processes. The URL goes into a service file that only this user can read, never
// onto a command line, where everybody on the machine could see its password.
#pragma once

#include <string>

namespace anxin::store {

// `snapshot`: from pg_export_snapshot(). Both throw Failure with what the program said.
void pg_dump(const std::string& url, const std::string& snapshot, const std::string& to);
void pg_restore(const std::string& url, const std::string& from);

}  // namespace anxin::store
