// Value: one bound parameter, seen by both drivers. It does not own texts and octets: it lives for one call only.
// There is no way from a PrivateText to here; it is sealed first (sealing.h).
#pragma once

#include <array>
#include <concepts>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "base/ids.h"
#include "base/time.h"

namespace anxin::store {

class Value {
 public:
  enum class Kind { null, integer, text, bytes, integers, texts };

  Value(std::nullptr_t) {}  // NOLINT
  template <std::integral T>
  Value(T number) : kind_(Kind::integer), integer_(static_cast<std::int64_t>(number)) {}  // NOLINT
  Value(std::string_view text) : kind_(Kind::text), text_(text) {}                        // NOLINT
  Value(const std::string& text) : Value(std::string_view(text)) {}                       // NOLINT
  Value(const char* text) : Value(std::string_view(text)) {}                              // NOLINT
  Value(const Bytes& bytes) : kind_(Kind::bytes), bytes_(bytes) {}                        // NOLINT
  Value(Instant instant) : Value(instant.microseconds()) {}                               // NOLINT
  Value(Day day);                                                                         // NOLINT: as "2026-11-23"
  template <class Tag>
  Value(Id<Tag> id) : Value(id.number()) {}  // NOLINT
  template <class T>
  Value(const std::optional<T>& maybe) : Value(maybe ? Value(*maybe) : Value(nullptr)) {}  // NOLINT
  // For `@in($n)` only.
  Value(const std::vector<std::int64_t>& list) : kind_(Kind::integers), integers_(list) {}  // NOLINT
  Value(const std::vector<std::string>& list) : kind_(Kind::texts), texts_(list) {}         // NOLINT

  Kind kind() const { return kind_; }
  std::int64_t integer() const { return integer_; }
  std::string_view text() const { return is_day_ ? std::string_view(day_.data(), day_.size()) : text_; }
  std::span<const std::uint8_t> bytes() const { return bytes_; }
  std::span<const std::int64_t> integers() const { return integers_; }
  std::span<const std::string> texts() const { return texts_; }

 private:
  Kind kind_ = Kind::null;
  std::int64_t integer_ = 0;
  std::string_view text_;
  bool is_day_ = false;
  std::array<char, 10> day_{};  // the text of a day has to live somewhere
  std::span<const std::uint8_t> bytes_;
  std::span<const std::int64_t> integers_;
  std::span<const std::string> texts_;
};

}  // namespace anxin::store
