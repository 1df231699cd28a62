// What reading a JSON text and reading a query string share: where we are, the first error, and the checks of a value.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/ids.h"
#include "base/private.h"
#include "base/result.h"
#include "base/time.h"
#include "json/about.h"

namespace anxin::json {

// A step on the way down from the root, kept on the stack: ".rows", "[3]", ".id". An empty name is an index.
struct Place {
  const Place* up = nullptr;
  std::string_view name = {};
  std::size_t index = 0;

  std::string text() const;  // ".rows[3].id"; "" at the root
};

// Holds the first error; everything after it is skipped.
class Reading {
 public:
  bool ok() const { return !error_; }
  const Error& error() const { return *error_; }
  void fail(const Place& place, Error error);

 private:
  std::optional<Error> error_;
};

// One value to be read: where it stands and what was said of it.
struct Spot {
  Reading& reading;
  const Place& place;
  const About& about;

  void fail(Error error) const { reading.fail(place, std::move(error)); }
  void fail_type(std::string expected) const;  // "json.type", with what was expected
};

// A number or a text that has the right JSON type: checked against its limits and, where it must be one, as an id, a
// day or an instant.
void accept(std::int64_t number, std::int64_t& value, const Spot& spot);
void accept(std::int64_t number, int& value, const Spot& spot);
void accept(std::string_view text, std::string& value, const Spot& spot);
void accept(std::string_view text, PrivateText& value, const Spot& spot);
void accept(std::string_view text, Day& value, const Spot& spot);
void accept(std::string_view text, Instant& value, const Spot& spot);
std::int64_t accepted_id(std::int64_t number, const Spot& spot);

template <class Tag>
void accept(std::int64_t number, Id<Tag>& value, const Spot& spot) {
  value = Id<Tag>(accepted_id(number, spot));
}

// A shape that only lists the names of a type's fields.
class FieldNames {
 public:
  template <class T>
  void field(std::string_view name, T&, const About&) {
    names_.push_back(name);
  }
  bool has(std::string_view name) const;

 private:
  std::vector<std::string_view> names_;
};

// The error for a field that nobody asked for, or that came twice. A name that is none is not echoed.
void refuse_stranger(Reading& reading, const Place* up, std::string_view name, bool known);

// A type with a describe() beside it.
template <class T>
concept Described = requires(FieldNames& shape, T& value) {
  describe(shape, value);
};

template <class T>
inline constexpr bool is_optional = false;
template <class T>
inline constexpr bool is_optional<std::optional<T>> = true;

template <class T>
inline constexpr bool is_list = false;
template <class T>
inline constexpr bool is_list<std::vector<T>> = true;

// JSON text that is passed through as it stands, such as the facts of a journal line. Write only.
struct Raw {
  std::string text;
};

}  // namespace anxin::json
