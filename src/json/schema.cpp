#include "json/schema.h"

#include <stdexcept>

#include "json/object_text.h"
#include "json/write.h"

namespace anxin::json {
namespace {

std::string with_meaning(ObjectText members, const About& about) {
  if (!about.meaning().empty()) members.text("description", about.meaning());
  return members.str();
}

std::string integer_between(std::int64_t least, std::int64_t most, const About& about) {
  ObjectText members;
  members.text("type", "integer");
  if (least > -About::exact_integer_max) members.number("minimum", least);
  if (most < About::exact_integer_max) members.number("maximum", most);
  return with_meaning(std::move(members), about);
}

}  // namespace

std::string integer_schema(const About& about) { return integer_between(about.least(), about.most(), about); }
std::string int_schema(const About& about) { return integer_between(about.least(), about.most(), about); }
std::string id_schema(const About& about) { return integer_between(1, About::exact_integer_max, about); }

std::string text_schema(const About& about) {
  ObjectText members;
  members.text("type", "string");
  if (!about.words().empty()) {
    members.raw("enum", write(std::vector<std::string>(about.words().begin(), about.words().end())));
    return with_meaning(std::move(members), about);
  }
  if (about.min_length() > 0) members.number("minLength", about.min_length());
  members.number("maxLength", about.max_length());
  return with_meaning(std::move(members), about);
}

std::string formatted_schema(std::string_view format, const About& about) {
  return with_meaning(ObjectText().text("type", "string").text("format", format), about);
}

std::string boolean_schema(const About& about) { return with_meaning(ObjectText().text("type", "boolean"), about); }
std::string any_schema(const About& about) { return with_meaning(ObjectText(), about); }

std::string list_schema(const std::string& item, const About& about) {
  return with_meaning(ObjectText().text("type", "array").number("maxItems", about.max_items()).raw("items", item),
                      about);
}

std::string map_schema(const std::string& item, const About& about) {
  ObjectText members;
  members.text("type", "object").number("maxProperties", about.max_items()).raw("additionalProperties", item);
  return with_meaning(std::move(members), about);
}

std::string nullable_schema(const std::string& schema) { return R"({"anyOf":[)" + schema + R"(,{"type":"null"}]})"; }

std::string reference_schema(const std::string& name, const About& about) {
  return with_meaning(ObjectText().text("$ref", "#/components/schemas/" + name), about);
}

bool Schemas::claim(const std::string& name, std::type_index type) {
  const auto [owner, fresh] = owners_.try_emplace(name, type);
  if (!fresh && owner->second != type) {
    throw std::logic_error("two wire types are called " + name + ": rename one, the pages know them by name");
  }
  return fresh;
}

void Schemas::define(const std::string& name, const std::vector<FieldSchema>& fields) {
  ObjectText properties;
  std::vector<std::string> required;
  for (const FieldSchema& field : fields) {
    properties.raw(field.name, field.schema);
    if (field.required) required.push_back(field.name);
  }
  named_[name] = ObjectText()
                     .text("type", "object")
                     .raw("additionalProperties", "false")
                     .raw("required", write(required))
                     .raw("properties", properties.str())
                     .str();
}

std::string bare_name(std::string_view compilers_name) {
  std::string name;
  std::size_t word = 0;  // where the current word begins in `name`: a qualifier before "::" is thrown away
  for (const char c : compilers_name) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (letter || c == '_') {
      name += c;
    } else if (c == ':') {
      name.resize(word);
    } else if (c == '<' || c == ',') {
      name += '_';
      word = name.size();
    }
  }
  return name;
}

}  // namespace anxin::json
