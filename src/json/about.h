// About: what describe() says of one field: its meaning for the API's readers, and the limits that reading enforces.
//
//   about("What was said, as spoken").max_length(5000)
//   about("How urgent").one_of({"urgent", "soon", "can_wait"})
//
// Made and used within one call of field(): the words of one_of() are looked at, not kept.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string_view>

#include "base/result.h"

namespace anxin::json {

class About {
 public:
  constexpr explicit About(std::string_view meaning) : meaning_(meaning) {}

  // Text: in code points.
  constexpr About& min_length(std::int64_t count) { return set(min_length_, count); }
  constexpr About& max_length(std::int64_t count) { return set(max_length_, count); }
  constexpr About& one_of(std::span<const std::string_view> words) {
    words_ = words;
    return *this;
  }
  constexpr About& one_of(std::initializer_list<std::string_view> words) {
    words_ = std::span(words.begin(), words.size());
    return *this;
  }
  // Integers, both ends included. JavaScript's exact integers unless told.
  constexpr About& range(std::int64_t least, std::int64_t most) {
    least_ = least;
    return set(most_, most);
  }
  // Lists and maps.
  constexpr About& max_items(std::int64_t count) { return set(max_items_, count); }

  // The same limits for the entries of a list, of which nothing more is said.
  constexpr About without_meaning() const {
    About same = *this;
    same.meaning_ = {};
    return same;
  }

  std::string_view meaning() const { return meaning_; }
  std::int64_t min_length() const { return min_length_; }
  std::int64_t max_length() const { return max_length_; }
  std::int64_t least() const { return least_; }
  std::int64_t most() const { return most_; }
  std::int64_t max_items() const { return max_items_; }
  std::span<const std::string_view> words() const { return words_; }

  static constexpr std::int64_t exact_integer_max = (std::int64_t{1} << 53) - 1;

 private:
  constexpr About& set(std::int64_t& limit, std::int64_t value) {
    limit = value;
    return *this;
  }

  std::string_view meaning_;
  std::int64_t min_length_ = 0;
  std::int64_t max_length_ = 500;
  std::int64_t least_ = -exact_integer_max;
  std::int64_t most_ = exact_integer_max;
  std::int64_t max_items_ = 1000;
  std::span<const std::string_view> words_ = {};
};

constexpr About about(std::string_view meaning) { return About(meaning); }

// The limit that a value breaks, as an error without a field; nullopt: it is within all of them.
std::optional<Error> broken_limit(const About& about, std::string_view text);
std::optional<Error> broken_limit(const About& about, std::int64_t number);
std::optional<Error> broken_item_limit(const About& about, std::size_t items);

}  // namespace anxin::json
