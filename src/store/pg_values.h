// How values travel to PostgreSQL and back: parameters as text (octets as they are), answers in binary.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "store/row.h"
#include "store/value.h"

struct pg_result;

namespace anxin::store {

// The arrays that libpq wants. Kept by the connection and used again, so that a call allocates nothing.
class PgParameters {
 public:
  void set(std::span<const Value> values);

  std::string_view all() const { return space_; }  // one after the other, each with its closing zero
  int count() const { return static_cast<int>(texts_.size()); }
  const char* const* texts() const { return texts_.data(); }
  const int* lengths() const { return lengths_.data(); }
  const int* formats() const { return formats_.data(); }

 private:
  void add_text(std::string_view text);  // with its closing zero, into space_
  void add(const Value& value);

  std::string space_;
  std::vector<std::size_t> starts_;  // into space_, or `elsewhere`
  std::vector<const char*> texts_;
  std::vector<int> lengths_;
  std::vector<int> formats_;
};

class PgRow final : public Row {
 public:
  PgRow(const pg_result* result, int row) : result_(result), row_(row) {}
  bool is_null(int column) const override;

 protected:
  std::int64_t integer(int column) const override;
  std::string_view text(int column) const override;
  std::span<const std::uint8_t> bytes(int column) const override;

 private:
  std::string_view octets(int column, const char* name) const;
  [[noreturn]] static void refuse(int column, const char* name);

  const pg_result* result_;
  int row_;
};

}  // namespace anxin::store
