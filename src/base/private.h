// Private<T>: a personal value (name, phone, address, words as spoken). It has no stream operator and no formatter,
// so no log line, exception text or test print can show it by accident. The one way in is to say so: reveal().
#pragma once

#include <string>
#include <utility>

namespace anxin {

template <class T>
class Private {
 public:
  Private() = default;
  explicit Private(T value) : value_(std::move(value)) {}

  // Whoever writes this word has decided that the reader may see the value; the permission check stands before it.
  const T& reveal() const { return value_; }
  bool empty() const { return value_.empty(); }

  friend bool operator==(const Private&, const Private&) = default;

 private:
  T value_{};
};

using PrivateText = Private<std::string>;

}  // namespace anxin
