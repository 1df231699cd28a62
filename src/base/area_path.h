// AreaPath: the ids from the root down to an area, as "/1/12/305/". "Inside" is a prefix, so one comparison answers
// whether a grant for a street covers an estate in one of its communities.
#pragma once

#include <compare>
#include <string>
#include <string_view>
#include <utility>

#include "base/ids.h"

namespace anxin {

class AreaPath {
 public:
  AreaPath() = default;
  explicit AreaPath(std::string text) : text_(std::move(text)) {}
  static AreaPath root() { return AreaPath("/"); }

  const std::string& text() const { return text_; }
  bool empty() const { return text_.empty(); }
  AreaPath below(AreaId area) const { return AreaPath(text_ + std::to_string(area.number()) + "/"); }
  // True when `inner` is this area or lies below it. An empty path covers nothing and lies nowhere.
  bool covers(const AreaPath& inner) const { return !text_.empty() && inner.text_.starts_with(text_); }
  friend auto operator<=>(const AreaPath&, const AreaPath&) = default;

 private:
  std::string text_;
};

}  // namespace anxin
