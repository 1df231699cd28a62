// ObjectText: a small JSON object put together member by member, where a struct with describe() would be too much: the
// facts of a journal line, a schema.
//
//   ObjectText().text("urgency", "soon").number("tasks", 3).str()      // {"urgency":"soon","tasks":3}
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace anxin::json {

class ObjectText {
 public:
  ObjectText& text(std::string_view name, std::string_view value);
  ObjectText& number(std::string_view name, std::int64_t value);
  ObjectText& raw(std::string_view name, std::string_view json);  // JSON as it stands
  std::string str() const { return text_.empty() ? "{}" : text_ + "}"; }

 private:
  std::string text_;
};

// The same JSON with line breaks and two blanks a level, so that a committed document can be read as a diff.
std::string indented(std::string_view json);

}  // namespace anxin::json
