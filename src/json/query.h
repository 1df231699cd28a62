// read_query<T>("stage=open&limit=20"): a query string into a described struct, as strictly as a JSON text. A list
// field takes its name several times. Personal values do not belong in an address, so a PrivateText field does not
// compile.
#pragma once

#include "json/reading.h"

namespace anxin::json {

struct QueryPair {
  std::string name;
  std::string value;
};

// "a=1&b=%E5%AE%89+x", decoded; refuses broken escapes, U+0000 and broken UTF-8.
Result<std::vector<QueryPair>> parse_query(std::string_view text);
// "%E5%AE%89" → bytes; nullopt: a broken escape, U+0000 or broken UTF-8.
std::optional<std::string> percent_decoded(std::string_view text, bool plus_is_space);
bool valid_utf8(std::string_view text);

void take_text(std::string_view text, bool& value, const Spot& spot);
std::optional<std::int64_t> integer_of(std::string_view text, const Spot& spot);

template <class T>
requires requires(std::int64_t number, T& value, const Spot& spot) { accept(number, value, spot); }
void take_text(std::string_view text, T& value, const Spot& spot) {
  if (const auto number = integer_of(text, spot)) accept(*number, value, spot);
}

template <class T>
requires requires(std::string_view text, T& value, const Spot& spot) { accept(text, value, spot); }
void take_text(std::string_view text, T& value, const Spot& spot) {
  static_assert(!std::is_same_v<T, PrivateText>, "personal values do not travel in an address: use a POST body");
  accept(text, value, spot);
}

class QueryReader {
 public:
  QueryReader(Reading& reading, const std::vector<QueryPair>& pairs) : reading_(reading), pairs_(pairs) {}

  template <class T>
  void field(std::string_view name, T& value, const About& about) {
    if (!reading_.ok()) return;
    const Place place{&root_, name};
    const Spot spot{reading_, place, about};
    if constexpr (is_list<T>) {
      take_all(name, value, spot);
    } else if (const QueryPair* pair = find(name)) {
      if constexpr (is_optional<T>) {
        take_text(pair->value, value.emplace(), spot);
      } else {
        take_text(pair->value, value, spot);
      }
    } else if constexpr (!is_optional<T>) {
      spot.fail(malformed("json.missing"));
    }
  }
  // After describe(): refuses what it did not ask for, and what came twice.
  void refuse_strangers(const FieldNames& names);

 private:
  const QueryPair* find(std::string_view name) const;

  template <class T>
  void take_all(std::string_view name, std::vector<T>& values, const Spot& spot) {
    lists_.push_back(name);
    for (const QueryPair& pair : pairs_) {
      if (pair.name == name) take_text(pair.value, values.emplace_back(), spot);
    }
    if (std::optional<Error> error = broken_item_limit(spot.about, values.size())) spot.fail(std::move(*error));
  }

  Reading& reading_;
  const std::vector<QueryPair>& pairs_;
  Place root_;
  std::vector<std::string_view> lists_;
};

template <Described T>
Result<T> read_query(std::string_view text) {
  const std::vector<QueryPair> pairs = TRY(parse_query(text));
  T value{};
  Reading reading;
  QueryReader reader(reading, pairs);
  describe(reader, value);
  FieldNames names;
  describe(names, value);
  reader.refuse_strangers(names);
  if (!reading.ok()) return reading.error();
  return value;
}

}  // namespace anxin::json
