// Schemas: the OpenAPI 3.1 (JSON Schema 2020-12) form of described types. Structs are collected by name and referred
// to; two different structs of one name are refused, because the pages know a type by its name only.
//
//   Schemas schemas;
//   std::string ref = schemas.of<NeedPage>();      // {"$ref":"#/components/schemas/NeedPage"}
//   schemas.named()                                // "NeedPage" → {"type":"object", …}
#pragma once

#include <map>
#include <typeindex>

#include "json/reading.h"
#include "json/type_name.h"

namespace anxin::json {

// What a field looks like, before it is printed.
struct FieldSchema {
  std::string name;
  bool required = true;
  bool repeats = false;  // a list: in a query the name may come several times
  std::string meaning;
  std::string schema;
};

class Schemas {
 public:
  // The schema of a T about which `about` was said.
  template <class T>
  std::string of(const About& about = About(""));
  // The fields of a described type, one by one, as a query string needs them.
  template <Described T>
  std::vector<FieldSchema> fields_of();

  const std::map<std::string, std::string>& named() const { return named_; }

 private:
  template <Described T>
  std::string reference();
  // False: it is there already. Throws when the name belongs to another type.
  bool claim(const std::string& name, std::type_index type);
  void define(const std::string& name, const std::vector<FieldSchema>& fields);

  std::map<std::string, std::string> named_;
  std::map<std::string, std::type_index> owners_;
};

// The shape that collects the fields of one struct.
class SchemaShape {
 public:
  explicit SchemaShape(Schemas& schemas) : schemas_(schemas) {}

  template <class T>
  void field(std::string_view name, T&, const About& about) {
    fields_.push_back(
        {std::string(name), !is_optional<T>, is_list<T>, std::string(about.meaning()), schemas_.of<T>(about)});
  }
  std::vector<FieldSchema> take() { return std::move(fields_); }

 private:
  Schemas& schemas_;
  std::vector<FieldSchema> fields_;
};

std::string integer_schema(const About& about);
std::string int_schema(const About& about);
std::string id_schema(const About& about);
std::string text_schema(const About& about);
std::string formatted_schema(std::string_view format, const About& about);
std::string boolean_schema(const About& about);
std::string any_schema(const About& about);
std::string list_schema(const std::string& item, const About& about);
std::string map_schema(const std::string& item, const About& about);
std::string nullable_schema(const std::string& schema);
std::string reference_schema(const std::string& name, const About& about);

template <class T>
struct SchemaOf;
template <>
struct SchemaOf<std::int64_t> {
  static std::string make(Schemas&, const About& about) { return integer_schema(about); }
};
template <>
struct SchemaOf<int> {
  static std::string make(Schemas&, const About& about) { return int_schema(about); }
};
template <>
struct SchemaOf<bool> {
  static std::string make(Schemas&, const About& about) { return boolean_schema(about); }
};
template <>
struct SchemaOf<std::string> {
  static std::string make(Schemas&, const About& about) { return text_schema(about); }
};
template <>
struct SchemaOf<PrivateText> : SchemaOf<std::string> {};
template <>
struct SchemaOf<Instant> {
  static std::string make(Schemas&, const About& about) { return formatted_schema("date-time", about); }
};
template <>
struct SchemaOf<Day> {
  static std::string make(Schemas&, const About& about) { return formatted_schema("date", about); }
};
template <>
struct SchemaOf<Raw> {
  static std::string make(Schemas&, const About& about) { return any_schema(about); }
};
template <class Tag>
struct SchemaOf<Id<Tag>> {
  static std::string make(Schemas&, const About& about) { return id_schema(about); }
};
template <class T>
struct SchemaOf<std::optional<T>> {
  static std::string make(Schemas& schemas, const About& about) { return nullable_schema(schemas.of<T>(about)); }
};
template <class T>
struct SchemaOf<std::vector<T>> {
  static std::string make(Schemas& schemas, const About& about) {
    // What was said of the list is said once, not again of each entry; limits of text and number are the entries'.
    return list_schema(schemas.of<T>(About(about).without_meaning()), about);
  }
};
template <class T>
struct SchemaOf<std::map<std::string, T>> {
  static std::string make(Schemas& schemas, const About& about) {
    return map_schema(schemas.of<T>(About(about).without_meaning()), about);
  }
};

template <class T>
std::string Schemas::of(const About& about) {
  if constexpr (Described<T>) {
    return reference_schema(reference<T>(), about);
  } else {
    return SchemaOf<T>::make(*this, about);
  }
}

template <Described T>
std::vector<FieldSchema> Schemas::fields_of() {
  SchemaShape shape(*this);
  T value{};
  describe(shape, value);
  return shape.take();
}

template <Described T>
std::string Schemas::reference() {
  std::string name = type_name<T>();
  if (claim(name, typeid(T))) define(name, fields_of<T>());
  return name;
}

}  // namespace anxin::json
