#include "testing/expectation.h"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>
#include <vector>

#include "json/read.h"
#include "json/write.h"

namespace anxin::tests {
namespace {

using json::Document;
using json::Kind;
using json::Node;

// The signs become texts that begin with this character, which no answer of ours holds.
constexpr char mark = '\x7f';

bool in_name(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_'; }

std::string_view name_at(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && in_name(text[end])) ++end;
  return text.substr(at, end - at);
}

// Behind the closing quote of the literal that begins at `at`.
std::size_t end_of_literal(std::string_view text, std::size_t at) {
  for (++at; at < text.size() && text[at] != '"'; ++at) {
    if (text[at] == '\\') ++at;
  }
  return at + 1;
}

// The text of a sign at this place, "" when there is none.
std::string_view sign_at(std::string_view text, std::size_t at) {
  if (text[at] == '*' || text[at] == '!') return text.substr(at, 1);
  if (text.substr(at).starts_with("...")) return text.substr(at, 3);
  if (text[at] == '$') return text.substr(at, 1 + name_at(text, at + 1).size());
  return {};
}

std::string plain_json(std::string_view expected) {
  std::string out;
  for (std::size_t at = 0; at < expected.size();) {
    if (expected[at] == '"') {
      const std::size_t end = end_of_literal(expected, at);
      out += expected.substr(at, end - at);
      at = end;
    } else if (const std::string_view sign = sign_at(expected, at); !sign.empty()) {
      out.append("\"").append(1, mark).append(sign).append("\"");
      at += sign.size();
    } else {
      out += expected[at++];
    }
  }
  return out;
}

std::string_view sign_of(Node node) {
  const std::string_view text = node.kind() == Kind::text ? node.text() : std::string_view();
  return text.starts_with(mark) ? text.substr(1) : std::string_view();
}

std::string text_of(Node node) {
  switch (node.kind()) {
    case Kind::null:
      return "null";
    case Kind::boolean:
      return node.boolean() ? "true" : "false";
    case Kind::integer:
      return std::to_string(node.integer());
    case Kind::other_number:
      return "a number";
    case Kind::text:
      return json::write(std::string(node.text()));
    case Kind::list:
      return fmt::format("a list of {}", node.size());
    case Kind::object:
      return "an object";
  }
  return {};
}

std::optional<Node> member(Node object, std::string_view key) {
  for (Node child = object.first(); !child.at_end_of(object); child = child.next()) {
    if (child.key() == key) return child;
  }
  return std::nullopt;
}

class Comparison {
 public:
  explicit Comparison(Names& names) : names_(names) {}

  std::optional<std::string> of(const std::string& place, Node expected, Node actual) {
    if (const std::string_view sign = sign_of(expected); !sign.empty()) return of_sign(place, sign, actual);
    if (expected.kind() != actual.kind()) return differs(place, text_of(expected), actual);
    if (expected.kind() == Kind::object) return of_objects(place, expected, actual);
    if (expected.kind() == Kind::list) return of_lists(place, expected, actual);
    if (text_of(expected) != text_of(actual)) return differs(place, text_of(expected), actual);
    return std::nullopt;
  }

 private:
  static std::string differs(const std::string& place, const std::string& expected, Node actual) {
    return fmt::format("{}: {} expected, {} found", place, expected, text_of(actual));
  }

  std::optional<std::string> of_sign(const std::string& place, std::string_view sign, Node actual) {
    if (sign == "!") return fmt::format("{}: must not be there, {} found", place, text_of(actual));
    if (sign == "*") return std::nullopt;
    if (!sign.starts_with('$')) return place + ": \"...\" stands at the end of a list only";
    const auto [known, fresh] = names_.try_emplace(std::string(sign.substr(1)), text_of(actual));
    if (fresh || known->second == text_of(actual)) return std::nullopt;
    return differs(place, fmt::format("{} ({})", sign, known->second), actual);
  }

  std::optional<std::string> of_objects(const std::string& place, Node expected, Node actual) {
    for (Node child = expected.first(); !child.at_end_of(expected); child = child.next()) {
      const std::string below = fmt::format("{}.{}", place, child.key());
      const std::optional<Node> found = member(actual, child.key());
      if (!found && sign_of(child) == "!") continue;
      if (!found) return below + ": not there";
      if (auto text = of(below, child, *found)) return text;
    }
    return std::nullopt;
  }

  std::optional<std::string> of_lists(const std::string& place, Node expected, Node actual) {
    Node item = actual.first();
    std::size_t index = 0;
    for (Node child = expected.first(); !child.at_end_of(expected); child = child.next(), ++index) {
      if (sign_of(child) == "...") return std::nullopt;
      if (item.at_end_of(actual)) return fmt::format("{}: only {} entries", place, actual.size());
      if (auto text = of(fmt::format("{}[{}]", place, index), child, item)) return text;
      item = item.next();
    }
    if (item.at_end_of(actual)) return std::nullopt;
    return fmt::format("{}: {} entries, {} expected", place, actual.size(), index);
  }

  Names& names_;
};

const std::string& value_of(const Names& names, std::string_view name) {
  const auto found = names.find(std::string(name));
  if (found == names.end()) throw std::runtime_error(fmt::format("nothing is called {} yet", name));
  return found->second;
}

// A JSON text as a part of an address: a text without its quotes, every byte but the safe ones escaped.
std::string escaped(const std::string& value) {
  const Result<std::string> text = json::read<std::string>(value);
  const std::string plain = text.ok() ? *text : value;
  std::string out;
  for (const char c : plain) {
    out +=
        in_name(c) || c == '-' || c == '.' ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return out;
}

}  // namespace

std::optional<std::string> difference(std::string_view expected, std::string_view actual, Names& names) {
  const Result<Document> wanted = Document::parse(plain_json(expected));
  if (!wanted.ok()) return "what is expected is no JSON: " + std::string(expected);
  const Result<Document> found = Document::parse(actual);
  if (!found.ok()) return "the answer is no JSON: " + std::string(actual);
  return Comparison(names).of("", wanted->root(), found->root());
}

std::string with_values(std::string_view body, const Names& names) {
  std::string out;
  for (std::size_t at = 0; at < body.size();) {
    const bool quoted = body.substr(at).starts_with("\"$");
    if (body[at] == '"' && !quoted) {
      const std::size_t end = std::min(body.size(), end_of_literal(body, at));
      out += body.substr(at, end - at);
      at = end;
    } else if (quoted || body[at] == '$') {
      const std::string_view name = name_at(body, at + (quoted ? 2 : 1));
      out += value_of(names, name);
      at += name.size() + (quoted ? 3 : 1);
    } else {
      out += body[at++];
    }
  }
  return out;
}

std::string path_with_values(std::string_view path, const Names& names) {
  std::string out;
  while (!path.empty()) {
    const std::size_t open = std::min(path.find('{'), path.size());
    out += path.substr(0, open);
    path.remove_prefix(open);
    if (path.empty()) break;
    const std::size_t close = path.find('}');
    if (close == std::string_view::npos) throw std::runtime_error("an address with an open {");
    out += escaped(value_of(names, path.substr(1, close - 1)));
    path.remove_prefix(close + 1);
  }
  return out;
}

}  // namespace anxin::tests
