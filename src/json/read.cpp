#include "json/read.h"

#include <algorithm>

namespace anxin::json {

void take(Node node, bool& value, const Spot& spot) {
  if (node.kind() != Kind::boolean) return spot.fail_type("boolean");
  value = node.boolean();
}

std::optional<std::int64_t> taken_integer(Node node, const Spot& spot) {
  if (node.kind() == Kind::integer) return node.integer();
  spot.fail_type("integer");
  return std::nullopt;
}

std::optional<std::string_view> taken_text(Node node, const Spot& spot) {
  if (node.kind() == Kind::text) return node.text();
  spot.fail_type("string");
  return std::nullopt;
}

bool taken_list(Node node, const Spot& spot) {
  if (node.kind() != Kind::list) {
    spot.fail_type("array");
    return false;
  }
  std::optional<Error> error = broken_item_limit(spot.about, node.size());
  if (error) spot.fail(std::move(*error));
  return !error;
}

bool taken_object(Node node, const Spot& spot) {
  if (node.kind() == Kind::object) return true;
  spot.fail_type("object");
  return false;
}

std::optional<Node> Reader::find(std::string_view name) {
  const Node start = cursor_;
  for (Node node = start; !node.at_end_of(object_); node = node.next()) {
    if (node.key() != name) continue;
    ++found_;
    cursor_ = node.next();
    return node;
  }
  for (Node node = object_.first(); !node.at_end_of(object_); node = node.next()) {
    if (node.key() != name) continue;
    ++found_;
    return node;
  }
  return std::nullopt;
}

void Reader::refuse_strangers_beside(const FieldNames& names) {
  std::vector<std::string_view> seen;
  for (Node node = object_.first(); !node.at_end_of(object_); node = node.next()) {
    const bool repeated = std::ranges::find(seen, node.key()) != seen.end();
    if (repeated || !names.has(node.key())) return refuse_stranger(reading_, &place_, node.key(), repeated);
    seen.push_back(node.key());
  }
}

}  // namespace anxin::json
