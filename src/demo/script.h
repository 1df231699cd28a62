// The demo's script as JSON values: who and where (huanglou.json) and what happened (huanglou-events.json).
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "json/document.h"

namespace anxin::demo {

// A JSON value read by name. A member that is missing is null; asking a null for its text gives "".
class Value {
 public:
  Value() = default;
  explicit Value(json::Node node) : node_(node) {}

  Value operator[](std::string_view name) const;
  bool is_null() const;
  std::string text() const;
  std::int64_t number() const;  // 0 for null
  bool truth() const;
  std::optional<bool> maybe_truth() const;
  std::vector<Value> items() const;

 private:
  std::optional<json::Node> node_;
};

class Script {
 public:
  Script(std::unique_ptr<json::Document> place, std::unique_ptr<json::Document> events)
      : place_(std::move(place)), events_(std::move(events)) {}

  Value place() const { return Value(place_->root()); }
  Value events() const { return Value(events_->root()); }
  std::string county_code() const { return place()["community"]["county"]["code"].text(); }
  std::string community_code() const { return place()["community"]["code"].text(); }

 private:
  std::unique_ptr<json::Document> place_;
  std::unique_ptr<json::Document> events_;
};

// Throws std::runtime_error when a file is missing or is no JSON.
Script read_script(const std::string& folder);

}  // namespace anxin::demo
