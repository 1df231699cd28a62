// Result<T>: either a value or a "no" that a user can cause. Failures nobody asked for throw instead.
//
//   Result<Need> found = find_need(...);
//   const Need need = TRY(find_need(...));     // passes the error on
//
// An Error is a code (it decides the HTTP status), a text key that the pages know in every language, parameters for
// that text and, where there is one, the field that is wrong. It never carries a sentence or a personal value.
#pragma once

#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
#include <variant>

namespace anxin {

enum class ErrorCode {
  malformed,     // 400: not the agreed form, or an unknown field
  unauthorised,  // 401: not signed in
  forbidden,     // 403: signed in, but not allowed
  not_found,     // 404: does not exist, or lies outside the caller's areas
  conflict,      // 409: somebody else was first; read again
  in_flight,     // 409: the same request is still being worked on; ask again
  too_large,     // 413
  invalid,       // 422: breaks a rule
  too_many,      // 429
  overloaded,    // 503 with Retry-After: queue full, or the outcome is unknown; repeat with the same key
  out_of_space,  // 507
};

struct Error {
  ErrorCode code = ErrorCode::invalid;
  std::string key;         // "need.only_social_worker_triages"
  std::string field = {};  // ".words" or "" when the whole is meant
  std::map<std::string, std::string> params = {};
};

// A value that says "it is done" where there is nothing else to say.
struct Done {};

template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}      // NOLINT(google-explicit-constructor)
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}  // NOLINT(google-explicit-constructor)

  bool ok() const { return state_.index() == 0; }
  explicit operator bool() const { return ok(); }

  // The value. Calling it on an error is a programmer's mistake and throws.
  T& value() & {
    check();
    return std::get<0>(state_);
  }
  const T& value() const& {
    check();
    return std::get<0>(state_);
  }
  T&& value() && {
    check();
    return std::get<0>(std::move(state_));
  }
  const T& operator*() const& { return value(); }
  const T* operator->() const { return &value(); }

  const Error& error() const { return std::get<1>(state_); }

 private:
  void check() const {
    if (!ok()) throw std::logic_error("value of a failed result: " + error().key);
  }

  std::variant<T, Error> state_;
};

inline Error malformed(std::string key, std::string field = {}) {
  return {ErrorCode::malformed, std::move(key), std::move(field)};
}
inline Error invalid(std::string key, std::string field = {}) {
  return {ErrorCode::invalid, std::move(key), std::move(field)};
}
inline Error forbidden(std::string key) { return {ErrorCode::forbidden, std::move(key)}; }
inline Error not_found() { return {ErrorCode::not_found, "not_found"}; }
inline Error conflict(std::string key) { return {ErrorCode::conflict, std::move(key)}; }

}  // namespace anxin

// The value of a Result, or leave the function with its error. A statement expression: g++ and clang only. The counter
// keeps one TRY inside another apart.
#define TRY(expression) ANXIN_TRY(expression, __COUNTER__)
#define ANXIN_TRY(expression, number) ANXIN_TRY_AS(expression, anxin_try_, number)
#define ANXIN_TRY_AS(expression, name, number)           \
  __extension__({                                        \
    auto name##number = (expression);                    \
    if (!name##number.ok()) return name##number.error(); \
    std::move(name##number).value();                     \
  })
