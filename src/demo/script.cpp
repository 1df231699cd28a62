#include "demo/script.h"

#include <fstream>
#include <sstream>
#include <stdexcept>

namespace anxin::demo {
namespace {

std::unique_ptr<json::Document> document(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw std::runtime_error("cannot read " + path);
  std::ostringstream text;
  text << file.rdbuf();
  Result<json::Document> parsed = json::Document::parse(text.str());
  if (!parsed.ok()) throw std::runtime_error(path + " is not as it should be: " + parsed.error().key);
  return std::make_unique<json::Document>(std::move(parsed).value());
}

}  // namespace

Value Value::operator[](std::string_view name) const {
  if (!node_ || node_->kind() != json::Kind::object) return {};
  for (json::Node member = node_->first(); !member.at_end_of(*node_); member = member.next()) {
    if (member.key() == name) return Value(member);
  }
  return {};
}

bool Value::is_null() const { return !node_ || node_->kind() == json::Kind::null; }

std::string Value::text() const { return is_null() ? std::string() : std::string(node_->text()); }

std::int64_t Value::number() const { return is_null() ? 0 : node_->integer(); }

bool Value::truth() const { return !is_null() && node_->boolean(); }

std::optional<bool> Value::maybe_truth() const { return is_null() ? std::nullopt : std::optional(node_->boolean()); }

std::vector<Value> Value::items() const {
  std::vector<Value> values;
  if (is_null()) return values;
  for (json::Node item = node_->first(); !item.at_end_of(*node_); item = item.next()) values.emplace_back(item);
  return values;
}

Script read_script(const std::string& folder) {
  return {document(folder + "/huanglou.json"), document(folder + "/huanglou-events.json")};
}

}  // namespace anxin::demo
