// write(value): a described struct as JSON text, by hand and in the order of describe(). Empty places are left out.
//
//   std::string body = json::write(page);
#pragma once

#include <map>

#include "json/reading.h"

namespace anxin::json {

void put(std::string& out, bool value);
void put(std::string& out, std::int64_t value);
void put(std::string& out, std::string_view value);
void put(std::string& out, Instant value);
void put(std::string& out, Day value);
inline void put(std::string& out, int value) { put(out, std::int64_t{value}); }
inline void put(std::string& out, const std::string& value) { put(out, std::string_view(value)); }
inline void put(std::string& out, const Raw& value) { out += value.text; }
// reveal() it into a std::string on purpose, after the permission check.
void put(std::string& out, const PrivateText& value) = delete;
// A pointer would become a bool.
void put(std::string& out, const void* value) = delete;

template <class Tag>
void put(std::string& out, Id<Tag> value) {
  put(out, value.number());
}

// Declared before their use: nested types must find each other, and std:: types have no other way here.
template <Described T>
void put(std::string& out, const T& value);
template <class T>
void put(std::string& out, const std::optional<T>& value);
template <class T>
void put(std::string& out, const std::vector<T>& value);
template <class T>
void put(std::string& out, const std::map<std::string, T>& value);

class Writer {
 public:
  explicit Writer(std::string& out) : out_(out) {}

  template <class T>
  void field(std::string_view name, const T& value, const About&) {
    if constexpr (is_optional<T>) {
      if (value) field_of(name, *value);
    } else {
      field_of(name, value);
    }
  }
  void begin() { out_ += '{'; }
  void end() { out_ += '}'; }

 private:
  template <class T>
  void field_of(std::string_view name, const T& value) {
    if (!first_) out_ += ',';
    first_ = false;
    put(out_, name);
    out_ += ':';
    put(out_, value);
  }

  std::string& out_;
  bool first_ = true;
};

template <Described T>
void put(std::string& out, const T& value) {
  Writer writer(out);
  writer.begin();
  // describe() takes a plain reference because it also reads; a Writer never changes what it is shown.
  describe(writer, const_cast<T&>(value));  // NOLINT(cppcoreguidelines-pro-type-const-cast)
  writer.end();
}

template <class T>
void put(std::string& out, const std::optional<T>& value) {
  if (value) {
    put(out, *value);
  } else {
    out += "null";
  }
}

template <class T>
void put(std::string& out, const std::vector<T>& value) {
  out += '[';
  for (std::size_t i = 0; i < value.size(); ++i) {
    if (i > 0) out += ',';
    put(out, value[i]);
  }
  out += ']';
}

template <class T>
void put(std::string& out, const std::map<std::string, T>& value) {
  out += '{';
  for (bool first = true; const auto& [name, item] : value) {
    if (!std::exchange(first, false)) out += ',';
    put(out, name);
    out += ':';
    put(out, item);
  }
  out += '}';
}

template <class T>
std::string write(const T& value) {
  std::string out;
  put(out, value);
  return out;
}

}  // namespace anxin::json
