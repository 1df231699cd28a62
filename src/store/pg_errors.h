// What an SQLSTATE means to us. For the PostgreSQL driver.
#pragma once

#include <string_view>

struct pg_result;

namespace anxin::store {

// Throws ConstraintBroken, OutOfSpace, TryAgain, Unavailable or Failure. The text names the statement and the state,
// never the DETAIL line: that repeats values.
[[noreturn]] void throw_postgresql(const pg_result* result, std::string_view doing);

bool succeeded(const pg_result* result);

// The server ends the connection with this answer.
bool is_fatal(const pg_result* result);

}  // namespace anxin::store
