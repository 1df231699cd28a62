#include "json/object_text.h"

#include "json/write.h"

namespace anxin::json {
namespace {

void new_line(std::string& out, std::size_t depth) { out.append("\n").append(depth * 2, ' '); }

// Copies the string literal that begins at `at`; answers the place of its closing quote.
std::size_t copy_literal(std::string_view json, std::size_t at, std::string& out) {
  std::size_t end = at + 1;
  while (json[end] != '"') end += json[end] == '\\' ? std::size_t{2} : std::size_t{1};
  out += json.substr(at, end - at + 1);
  return end;
}

}  // namespace

ObjectText& ObjectText::raw(std::string_view name, std::string_view json) {
  text_ += text_.empty() ? '{' : ',';
  put(text_, name);
  text_ += ':';
  text_ += json;
  return *this;
}

ObjectText& ObjectText::text(std::string_view name, std::string_view value) {
  std::string quoted;
  put(quoted, value);
  return raw(name, quoted);
}

ObjectText& ObjectText::number(std::string_view name, std::int64_t value) { return raw(name, std::to_string(value)); }

std::string indented(std::string_view json) {
  std::string out;
  std::size_t depth = 0;
  for (std::size_t i = 0; i < json.size(); ++i) {
    const char c = json[i];
    const bool empty = i + 1 < json.size() && ((c == '{' && json[i + 1] == '}') || (c == '[' && json[i + 1] == ']'));
    if (c == '"') {
      i = copy_literal(json, i, out);
    } else if (empty) {
      out += json.substr(i++, 2);
    } else if (c == '{' || c == '[') {
      out += c;
      new_line(out, ++depth);
    } else if (c == '}' || c == ']') {
      new_line(out, --depth);
      out += c;
    } else if (c == ',') {
      out += c;
      new_line(out, depth);
    } else {
      out += c;
      if (c == ':') out += ' ';
    }
  }
  return out + "\n";
}

}  // namespace anxin::json
