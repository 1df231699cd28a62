// Row: one line of an answer, valid inside the reading function only. Columns count from 0.
//
//   const auto title = row.get<std::string>(2);
//   const auto closed = row.get<std::optional<Instant>>(3);    // NULL into a plain type throws Failure
#pragma once

#include <concepts>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/bytes.h"
#include "base/ids.h"
#include "base/time.h"

namespace anxin::store {

class Row {
 public:
  template <class T>
  T get(int column) const;

  virtual bool is_null(int column) const = 0;

 protected:
  ~Row() = default;
  // The driver checks that the column holds this kind, and throws Failure otherwise, for NULL too.
  virtual std::int64_t integer(int column) const = 0;
  virtual std::string_view text(int column) const = 0;
  virtual std::span<const std::uint8_t> bytes(int column) const = 0;

 private:
  template <class T>
  T narrowed(int column) const;
  [[noreturn]] static void does_not_fit(int column);
  static Day day(std::string_view text);

  // Which C++ types a column can be read as.
  template <class T>
  struct As;
};

template <class T>
T Row::get(int column) const {
  return As<T>::of(*this, column);
}

template <class T>
T Row::narrowed(int column) const {
  const std::int64_t wide = integer(column);
  if (wide < std::int64_t{std::numeric_limits<T>::min()} || wide > std::int64_t{std::numeric_limits<T>::max()}) {
    does_not_fit(column);
  }
  return static_cast<T>(wide);
}

template <>
struct Row::As<std::int64_t> {
  static std::int64_t of(const Row& row, int column) { return row.integer(column); }
};
template <>
struct Row::As<std::int32_t> {
  static std::int32_t of(const Row& row, int column) { return row.narrowed<std::int32_t>(column); }
};
template <>
struct Row::As<bool> {
  static bool of(const Row& row, int column) { return row.integer(column) != 0; }
};
template <>
struct Row::As<std::string> {
  static std::string of(const Row& row, int column) { return std::string(row.text(column)); }
};
template <>
struct Row::As<Bytes> {
  static Bytes of(const Row& row, int column) {
    const auto octets = row.bytes(column);
    return {octets.begin(), octets.end()};
  }
};
// As it lies in the answer: for what is opened at once, inside the reading function.
template <>
struct Row::As<ByteView> {
  static ByteView of(const Row& row, int column) { return row.bytes(column); }
};
template <>
struct Row::As<Instant> {
  static Instant of(const Row& row, int column) { return Instant(row.integer(column)); }
};
template <>
struct Row::As<Day> {
  static Day of(const Row& row, int column) { return day(row.text(column)); }
};
template <class Tag>
struct Row::As<Id<Tag>> {
  static Id<Tag> of(const Row& row, int column) { return Id<Tag>(row.integer(column)); }
};
template <class T>
struct Row::As<std::optional<T>> {
  static std::optional<T> of(const Row& row, int column) {
    if (row.is_null(column)) return std::nullopt;
    return As<T>::of(row, column);
  }
};

}  // namespace anxin::store
