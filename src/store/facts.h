// Facts: what a journal line says besides who, when and what: ids, counts and words from fixed lists. A word with
// anything but letters, digits, dot, dash and underscore throws, so no name or phone can slip into the journal in the
// clear.
//
//   Facts().id("owner", owner).word("urgency", "soon").text()   ->   {"owner":123,"urgency":"soon"}
#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>

#include "base/ids.h"

namespace anxin::store {

class Facts {
 public:
  template <class Tag>
  Facts& id(std::string_view name, Id<Tag> value) {
    return count(name, value.number());
  }
  Facts& count(std::string_view name, std::int64_t number) {
    begin(name);
    text_ += std::to_string(number);
    return *this;
  }
  Facts& word(std::string_view name, std::string_view value) {
    check(value);
    begin(name);
    text_ += '"';
    text_ += value;
    text_ += '"';
    return *this;
  }
  std::string text() const { return text_ + "}"; }

 private:
  static void check(std::string_view word) {
    for (const char c : word) {
      const bool allowed = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
                           c == '-' || c == '_';
      if (!allowed) throw std::logic_error("a journal fact holds words and numbers only");
    }
  }
  void begin(std::string_view name) {
    check(name);
    if (text_.size() > 1) text_ += ',';
    text_ += '"';
    text_ += name;
    text_ += "\":";
  }

  std::string text_ = "{";
};

}  // namespace anxin::store
