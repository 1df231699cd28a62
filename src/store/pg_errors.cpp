#include "store/pg_errors.h"

#include <fmt/format.h>
#include <libpq-fe.h>

#include <string>

#include "store/pg_connection.h"

namespace anxin::store {
namespace {

std::string_view field(const PGresult* result, int code) {
  const char* text = PQresultErrorField(result, code);
  return text == nullptr ? std::string_view() : std::string_view(text);
}

// Class 22 (a value that does not fit its type) repeats the value.
std::string message(const PGresult* result, std::string_view state) {
  return state.starts_with("22") ? "a value does not fit" : std::string(field(result, PG_DIAG_MESSAGE_PRIMARY));
}

}  // namespace

bool succeeded(const pg_result* result) {
  return PQresultStatus(result) == PGRES_COMMAND_OK || PQresultStatus(result) == PGRES_TUPLES_OK;
}

bool is_fatal(const pg_result* result) {
  const std::string_view severity = field(result, PG_DIAG_SEVERITY_NONLOCALIZED);
  return severity == "FATAL" || severity == "PANIC";
}

void throw_postgresql(const pg_result* result, std::string_view doing) {
  using Kind = ConstraintBroken::Kind;
  const std::string_view state = field(result, PG_DIAG_SQLSTATE);
  const std::string what = fmt::format("{} ({}): {}", message(result, state), state, doing);
  if (state == "23505") throw ConstraintBroken(Kind::unique, what);
  if (state == "23503") throw ConstraintBroken(Kind::foreign, what);
  if (state == "23514" || state == "23502") throw ConstraintBroken(Kind::check, what);
  if (state == "53100") throw OutOfSpace(what);
  if (state == "40001" || state == "40P01") throw TryAgain(what);
  const bool passing =
      state.starts_with("53") || state.starts_with("57") || state.starts_with("08") || state == "55P03";
  if (passing) throw Unavailable(what);
  throw Failure(what);
}

}  // namespace anxin::store
