#include "store/sqlite_statement.h"

#include <fmt/format.h>
#include <sqlite3.h>

#include <cerrno>
#include <charconv>

#include "store/failure.h"
#include "store/sql_text.h"

namespace anxin::store {
namespace {

std::string json_text(std::string_view text) {
  std::string json = "\"";
  for (const char sign : text) {
    if (sign == '"' || sign == '\\') {
      json += '\\';
      json += sign;
    } else if (static_cast<unsigned char>(sign) < 0x20) {
      json += fmt::format("\\u{:04x}", static_cast<unsigned>(sign));
    } else {
      json += sign;
    }
  }
  return json + "\"";
}

std::string json_list(const Value& value) {
  std::string json = "[";
  for (const std::int64_t number : value.integers()) json += fmt::format("{}{}", json.size() > 1 ? "," : "", number);
  for (const std::string& text : value.texts()) json += (json.size() > 1 ? "," : "") + json_text(text);
  return json + "]";
}

[[noreturn]] void throw_constraint(int code, const std::string& what) {
  switch (code) {
    case SQLITE_CONSTRAINT_UNIQUE:
    case SQLITE_CONSTRAINT_PRIMARYKEY:
    case SQLITE_CONSTRAINT_ROWID:
      throw ConstraintBroken(ConstraintBroken::Kind::unique, what);
    case SQLITE_CONSTRAINT_FOREIGNKEY:
      throw ConstraintBroken(ConstraintBroken::Kind::foreign, what);
    case SQLITE_CONSTRAINT_CHECK:
    case SQLITE_CONSTRAINT_NOTNULL:
      throw ConstraintBroken(ConstraintBroken::Kind::check, what);
    default:
      throw Failure(what);  // a value of the wrong type: a mistake in our code
  }
}

// "$12" -> 11
std::size_t index_of(const char* name, std::string_view sql) {
  std::size_t number = 0;
  const std::string_view text = name == nullptr ? "" : name;
  const bool numbered =
      text.starts_with('$') &&
      std::from_chars(text.data() + 1, text.data() + text.size(), number).ptr == text.data() + text.size();
  if (!numbered || number == 0) throw std::logic_error("parameters are called $1 ... $n in: " + std::string(sql));
  return number - 1;
}

}  // namespace

void throw_sqlite(sqlite3* database, int code, std::string_view doing) {
  const std::string what = fmt::format("{}: {} ({})", doing, sqlite3_errmsg(database), code);
  const bool no_room =
      code == SQLITE_FULL || ((code & 0xFF) == SQLITE_IOERR && sqlite3_system_errno(database) == ENOSPC);
  if (no_room) throw OutOfSpace(what);
  switch (code & 0xFF) {
    case SQLITE_CONSTRAINT:
      throw_constraint(code, what);
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_INTERRUPT:
    case SQLITE_NOMEM:
      throw Unavailable(what);
    default:
      throw Failure(what);
  }
}

void SqliteStatement::Finalise::operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }

SqliteStatement::SqliteStatement(sqlite3* database, std::string_view sql) : database_(database) {
  const std::string text = written_for(Dialect::sqlite, sql);
  sqlite3_stmt* statement = nullptr;
  const char* tail = nullptr;
  const int code = sqlite3_prepare_v3(database, text.c_str(), static_cast<int>(text.size()), SQLITE_PREPARE_PERSISTENT,
                                      &statement, &tail);
  statement_.reset(statement);
  if (code != SQLITE_OK) throw_sqlite(database, code, text);
  if (statement == nullptr) throw std::logic_error("no statement in: " + text);
  reads_only_ = sqlite3_stmt_readonly(statement) != 0;
  const int count = sqlite3_bind_parameter_count(statement);
  for (int place = 1; place <= count; ++place) {
    order_.push_back(index_of(sqlite3_bind_parameter_name(statement, place), text));
    wanted_ = std::max(wanted_, order_.back() + 1);
  }
}

SqliteRun::SqliteRun(SqliteStatement& statement, std::span<const Value> values) : statement_(statement) {
  if (values.size() != statement.wanted_) {
    throw std::logic_error(
        fmt::format("{} values for {} parameters in: {}", values.size(), statement.wanted_, sqlite3_sql(row())));
  }
  lists_.reserve(values.size());  // bound texts must not move
  for (std::size_t place = 0; place < statement.order_.size(); ++place) {
    bind(static_cast<int>(place) + 1, values[statement.order_[place]]);
  }
  statement_.busy_ = true;
}

SqliteRun::~SqliteRun() {
  sqlite3_reset(row());  // answers the error of the last step again, which has been thrown already
  statement_.busy_ = false;
}

void SqliteRun::bind(int place, const Value& value) {
  int code = SQLITE_OK;
  switch (value.kind()) {
    case Value::Kind::null:
      code = sqlite3_bind_null(row(), place);
      break;
    case Value::Kind::integer:
      code = sqlite3_bind_int64(row(), place, value.integer());
      break;
    case Value::Kind::text: {
      check_text(value.text());
      const char* text = value.text().data() == nullptr ? "" : value.text().data();  // a null pointer would bind NULL
      code = sqlite3_bind_text64(row(), place, text, value.text().size(), SQLITE_STATIC, SQLITE_UTF8);
      break;
    }
    case Value::Kind::bytes: {
      const void* octets = value.bytes().empty() ? "" : static_cast<const void*>(value.bytes().data());
      code = sqlite3_bind_blob64(row(), place, octets, value.bytes().size(), SQLITE_STATIC);
      break;
    }
    case Value::Kind::integers:
    case Value::Kind::texts: {
      const std::string& json = lists_.emplace_back(json_list(value));
      code = sqlite3_bind_text64(row(), place, json.data(), json.size(), SQLITE_STATIC, SQLITE_UTF8);
      break;
    }
  }
  if (code != SQLITE_OK) throw_sqlite(statement_.database_, code, "binding a value");
}

bool SqliteRun::next() {
  const int code = sqlite3_step(row());
  if (code == SQLITE_ROW) return true;
  if (code != SQLITE_DONE) {
    throw_sqlite(statement_.database_, sqlite3_extended_errcode(statement_.database_), sqlite3_sql(row()));
  }
  return false;
}

bool SqliteRow::is_null(int column) const { return sqlite3_column_type(statement_, column) == SQLITE_NULL; }

void SqliteRow::expect(int column, int type, const char* name) const {
  if (sqlite3_column_type(statement_, column) != type) {
    throw Failure(fmt::format("column {} holds no {} in: {}", column, name, sqlite3_sql(statement_)));
  }
}

std::int64_t SqliteRow::integer(int column) const {
  expect(column, SQLITE_INTEGER, "integer");
  return sqlite3_column_int64(statement_, column);
}

std::string_view SqliteRow::text(int column) const {
  expect(column, SQLITE_TEXT, "text");
  const unsigned char* text = sqlite3_column_text(statement_, column);
  return {reinterpret_cast<const char*>(text), static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}

std::span<const std::uint8_t> SqliteRow::bytes(int column) const {
  expect(column, SQLITE_BLOB, "bytes");
  const void* octets = sqlite3_column_blob(statement_, column);
  return {static_cast<const std::uint8_t*>(octets), static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}

}  // namespace anxin::store
