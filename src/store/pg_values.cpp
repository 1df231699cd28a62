#include "store/pg_values.h"

#include <fmt/format.h>
#include <libpq-fe.h>

#include <array>
#include <charconv>
#include <cstdint>
#include <stdexcept>

#include "store/failure.h"
#include "store/sql_text.h"

namespace anxin::store {
namespace {

constexpr std::size_t elsewhere = ~std::size_t{0};
constexpr int as_text = 0;
constexpr int as_binary = 1;

// pg_type.dat; stable since there is PostgreSQL.
enum : Oid {
  oid_bool = 16,
  oid_bytea = 17,
  oid_name = 19,
  oid_int8 = 20,
  oid_int2 = 21,
  oid_int4 = 23,
  oid_text = 25,
  oid_unknown = 705,
  oid_bpchar = 1042,
  oid_varchar = 1043,
  oid_numeric = 1700
};

std::string array_element(std::string_view text) {
  std::string element = "\"";
  for (const char sign : text) {
    if (sign == '"' || sign == '\\') element += '\\';
    element += sign;
  }
  return element + "\"";
}

std::string array_text(const Value& value) {
  std::string text = "{";
  for (const std::int64_t number : value.integers()) text += fmt::format("{}{}", text.size() > 1 ? "," : "", number);
  for (const std::string& item : value.texts()) text += (text.size() > 1 ? "," : "") + array_element(item);
  return text + "}";
}

std::int64_t big_endian(std::string_view octets) {
  // The first octet carries the sign.
  const bool negative = (static_cast<unsigned char>(octets.front()) & 0x80U) != 0;
  std::uint64_t number = negative ? ~std::uint64_t{0} : 0;
  for (const char octet : octets) number = (number << 8) | static_cast<unsigned char>(octet);
  return static_cast<std::int64_t>(number);
}

// sum() over BIGINT answers a NUMERIC: count of digits, weight, sign, scale, and digits to the base of 10,000.
std::int64_t whole_number(std::string_view octets, int column) {
  const auto part = [&](std::size_t index) { return big_endian(octets.substr(index * 2, 2)); };
  constexpr std::int64_t minus = 0x4000;
  const std::int64_t digits = part(0);
  const std::int64_t weight = part(1);
  std::int64_t number = 0;
  // No digits behind the point, and neither NaN nor an infinity.
  bool fits = digits <= weight + 1 && (part(2) == 0 || part(2) == minus);
  for (std::int64_t place = 0; fits && place <= weight; ++place) {
    const std::int64_t digit = place < digits ? part(static_cast<std::size_t>(4 + place)) : 0;
    fits = !__builtin_mul_overflow(number, 10'000, &number) && !__builtin_add_overflow(number, digit, &number);
  }
  if (!fits) throw Failure(fmt::format("column {} is no whole number of 64 bits", column));
  return part(2) == minus ? -number : number;
}

}  // namespace

void PgParameters::set(std::span<const Value> values) {
  space_.clear();
  starts_.clear();
  texts_.clear();
  lengths_.clear();
  formats_.clear();
  for (const Value& value : values) add(value);
  for (std::size_t index = 0; index < texts_.size(); ++index) {
    if (starts_[index] != elsewhere) texts_[index] = space_.data() + starts_[index];  // it moves no more
  }
}

void PgParameters::add_text(std::string_view text) {
  check_text(text);
  starts_.push_back(space_.size());
  space_ += text;
  space_ += '\0';
  texts_.push_back(nullptr);
  lengths_.push_back(0);
  formats_.push_back(as_text);
}

void PgParameters::add(const Value& value) {
  switch (value.kind()) {
    case Value::Kind::null:
    case Value::Kind::bytes:
      starts_.push_back(elsewhere);
      texts_.push_back(value.kind() == Value::Kind::null ? nullptr
                       : value.bytes().empty()           ? ""
                                                         : reinterpret_cast<const char*>(value.bytes().data()));
      lengths_.push_back(static_cast<int>(value.bytes().size()));
      formats_.push_back(as_binary);
      return;
    case Value::Kind::integer: {
      std::array<char, 24> digits{};
      const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value.integer()).ptr;
      return add_text({digits.data(), static_cast<std::size_t>(end - digits.data())});
    }
    case Value::Kind::text:
      return add_text(value.text());
    case Value::Kind::integers:
    case Value::Kind::texts:
      return add_text(array_text(value));
  }
}

bool PgRow::is_null(int column) const { return PQgetisnull(result_, row_, column) != 0; }

void PgRow::refuse(int column, const char* name) { throw Failure(fmt::format("column {} holds no {}", column, name)); }

std::string_view PgRow::octets(int column, const char* name) const {
  if (column >= PQnfields(result_) || is_null(column)) refuse(column, name);
  return {PQgetvalue(result_, row_, column), static_cast<std::size_t>(PQgetlength(result_, row_, column))};
}

std::int64_t PgRow::integer(int column) const {
  const std::string_view value = octets(column, "integer");
  switch (PQftype(result_, column)) {
    case oid_bool:
    case oid_int2:
    case oid_int4:
    case oid_int8:
      return big_endian(value);
    case oid_numeric:
      return whole_number(value, column);
    default:
      refuse(column, "integer");
  }
}

std::string_view PgRow::text(int column) const {
  const std::string_view value = octets(column, "text");
  switch (PQftype(result_, column)) {
    case oid_text:
    case oid_name:
    case oid_varchar:
    case oid_bpchar:
    case oid_unknown:
      return value;
    default:
      refuse(column, "text");
  }
}

std::span<const std::uint8_t> PgRow::bytes(int column) const {
  const std::string_view value = octets(column, "bytes");
  if (PQftype(result_, column) != oid_bytea) refuse(column, "bytes");
  return {reinterpret_cast<const std::uint8_t*>(value.data()), value.size()};
}

}  // namespace anxin::store
