// read<T>(text): a JSON text into a described struct, or the first error with its field.
//
//   const VoiceDraft draft = TRY(json::read<VoiceDraft>(body));
#pragma once

#include <map>

#include "json/document.h"
#include "json/reading.h"

namespace anxin::json {

void take(Node node, bool& value, const Spot& spot);
std::optional<std::int64_t> taken_integer(Node node, const Spot& spot);  // nullopt: failed
std::optional<std::string_view> taken_text(Node node, const Spot& spot);
bool taken_list(Node node, const Spot& spot);
bool taken_object(Node node, const Spot& spot);

// The shape that fills a struct from one object. describe() calls field() for each of its fields.
class Reader {
 public:
  Reader(Reading& reading, const Place& place, Node object)
      : reading_(reading), place_(place), object_(object), cursor_(object.first()) {}

  template <class T>
  void field(std::string_view name, T& value, const About& about);
  // After describe(): refuses what it did not ask for.
  template <class T>
  void refuse_strangers(T& value) {
    if (!reading_.ok() || found_ == object_.size()) return;
    FieldNames names;
    describe(names, value);
    refuse_strangers_beside(names);
  }

 private:
  // Fields mostly come in the order of describe(), so the search begins behind the last hit.
  std::optional<Node> find(std::string_view name);
  void refuse_strangers_beside(const FieldNames& names);

  Reading& reading_;
  const Place& place_;
  Node object_;
  Node cursor_;
  std::size_t found_ = 0;
};

template <class T>
requires requires(std::int64_t number, T& value, const Spot& spot) { accept(number, value, spot); }
void take(Node node, T& value, const Spot& spot) {
  if (const auto number = taken_integer(node, spot)) accept(*number, value, spot);
}

template <class T>
requires requires(std::string_view text, T& value, const Spot& spot) { accept(text, value, spot); }
void take(Node node, T& value, const Spot& spot) {
  if (const auto text = taken_text(node, spot)) accept(*text, value, spot);
}

template <Described T>
void take(Node node, T& value, const Spot& spot) {
  if (!taken_object(node, spot)) return;
  Reader reader(spot.reading, spot.place, node);
  describe(reader, value);
  reader.refuse_strangers(value);
}

template <class T>
void take(Node node, std::optional<T>& value, const Spot& spot) {
  if (node.kind() == Kind::null) return value.reset();
  take(node, value.emplace(), spot);
}

template <class T>
void take(Node node, std::vector<T>& value, const Spot& spot) {
  if (!taken_list(node, spot)) return;
  value.clear();
  value.reserve(node.size());
  for (Node item = node.first(); !item.at_end_of(node) && spot.reading.ok(); item = item.next()) {
    const Place place{&spot.place, {}, value.size()};
    take(item, value.emplace_back(), Spot{spot.reading, place, spot.about});
  }
}

template <class T>
void take(Node node, std::map<std::string, T>& value, const Spot& spot) {
  if (!taken_object(node, spot)) return;
  if (std::optional<Error> error = broken_item_limit(spot.about, node.size())) return spot.fail(std::move(*error));
  value.clear();
  for (Node item = node.first(); !item.at_end_of(node) && spot.reading.ok(); item = item.next()) {
    const Place place{&spot.place, item.key()};
    const auto [entry, fresh] = value.try_emplace(std::string(item.key()));
    if (!fresh) return refuse_stranger(spot.reading, &spot.place, item.key(), true);
    take(item, entry->second, Spot{spot.reading, place, spot.about});
  }
}

template <class T>
void Reader::field(std::string_view name, T& value, const About& about) {
  if (!reading_.ok()) return;
  const Place place{&place_, name};
  const std::optional<Node> node = find(name);
  if (node) return take(*node, value, Spot{reading_, place, about});
  if constexpr (is_optional<T>) {
    value.reset();
  } else {
    reading_.fail(place, malformed("json.missing"));
  }
}

template <class T>
Result<T> read(std::string_view text) {
  const Document document = TRY(Document::parse(text));
  T value{};
  Reading reading;
  const Place root;
  const About whole("");
  take(document.root(), value, Spot{reading, root, whole});
  if (!reading.ok()) return reading.error();
  return value;
}

}  // namespace anxin::json
