#include "http/openapi.h"

#include <map>
#include <set>
#include <stdexcept>

#include "json/object_text.h"

namespace anxin::http {
namespace {

using json::ObjectText;
using Schemas = json::Schemas;

std::string list_of(const std::vector<std::string>& items) {
  std::string text = "[";
  for (const std::string& item : items) text += (text.size() > 1 ? "," : "") + item;
  return text + "]";
}

// "Triage a need" → "triage_a_need"
std::string operation_id(std::string_view summary) {
  std::string id;
  for (const char c : summary) {
    if (c >= 'A' && c <= 'Z') {
      id += static_cast<char>(c - 'A' + 'a');
    } else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
      id += c;
    } else if (!id.empty() && id.back() != '_') {
      id += '_';
    }
  }
  return id;
}

std::string content(std::string_view type, const std::string& schema) {
  return ObjectText().raw(type, ObjectText().raw("schema", schema).str()).str();
}

std::string parameter(std::string_view place, std::string_view name, bool required, const std::string& schema) {
  ObjectText text;
  text.text("name", name).text("in", place);
  if (required) text.raw("required", "true");
  return text.raw("schema", schema).str();
}

std::vector<std::string> parameters(const Route& route, Schemas& schemas) {
  std::vector<std::string> all;
  const std::vector<std::string> names = route.path_names();
  for (std::size_t i = 0; i < names.size(); ++i) {
    all.push_back(parameter("path", names[i], true, route.operation().path[i](schemas)));
  }
  if (route.operation().query) {
    for (const json::FieldSchema& field : route.operation().query(schemas)) {
      all.push_back(parameter("query", field.name, field.required && !field.repeats, field.schema));
    }
  }
  for (const TakenHeader& header : route.headers()) {
    const std::string schema = ObjectText().text("type", "string").text("description", header.about).str();
    all.push_back(parameter("header", header.name, true, schema));
  }
  if (route.takes_key()) {
    all.push_back(
        parameter("header", "Idempotency-Key", true, R"({"type":"string","pattern":"^[A-Za-z0-9_-]{8,64}$"})"));
  }
  return all;
}

std::string error_answer(const std::set<std::string>& keys, Schemas& schemas) {
  const std::string problem = schemas.of<Problem>();
  ObjectText answer;
  answer.text("description", "Refused");
  if (keys.empty()) return answer.raw("content", content("application/problem+json", problem)).str();
  const std::string words = json::write(std::vector<std::string>(keys.begin(), keys.end()));
  const std::string one_of_them = R"({"type":"object","properties":{"key":{"type":"string","enum":)" + words + "}}}";
  const std::string both = R"({"allOf":[)" + problem + "," + one_of_them + "]}";
  return answer.raw("content", content("application/problem+json", both)).str();
}

std::string answers(const Route& route, Schemas& schemas) {
  const Operation& operation = route.operation();
  ObjectText good;
  good.text("description", "Done");
  if (operation.answer) good.raw("content", content("application/json", operation.answer(schemas)));
  if (operation.answers_file) {
    good.raw("content", content("application/octet-stream", R"({"type":"string","format":"binary"})"));
  }
  ObjectText all;
  all.raw(std::to_string(operation.status), good.str());
  for (const auto& [status, keys] : errors_of(route)) all.raw(std::to_string(status), error_answer(keys, schemas));
  return all.str();
}

std::string body(const Route& route, Schemas& schemas) {
  const std::string inside = route.operation().takes_blob
                                 ? content("application/octet-stream", R"({"type":"string","format":"binary"})")
                                 : content("application/json", route.operation().body(schemas));
  return ObjectText().raw("required", "true").raw("content", inside).str();
}

std::string operation_text(const Route& route, Schemas& schemas) {
  const std::string first = route.pattern().substr(1, route.pattern().find('/', 1) - 1);
  ObjectText text;
  text.text("operationId", operation_id(route.summary()));
  text.text("summary", route.summary());
  text.raw("tags", json::write(std::vector<std::string>{first}));
  if (route.is_anonymous()) text.raw("security", "[]");
  text.raw("parameters", list_of(parameters(route, schemas)));
  if (route.operation().body || route.operation().takes_blob) text.raw("requestBody", body(route, schemas));
  text.raw("responses", answers(route, schemas));
  return text.str();
}

std::string paths(const Router& router, Schemas& schemas) {
  std::map<std::string, std::map<std::string, std::string>> by_path;
  std::set<std::string> ids;
  for (const Route& route : router.routes()) {
    if (!ids.insert(operation_id(route.summary())).second) {
      throw std::logic_error("two routes are called \"" + route.summary() + "\"");
    }
    by_path[route.pattern()][operation_id(word_of(route.method()))] = operation_text(route, schemas);
  }
  ObjectText all;
  for (const auto& [path, operations] : by_path) {
    ObjectText one;
    for (const auto& [method, text] : operations) one.raw(method, text);
    all.raw(path, one.str());
  }
  return all.str();
}

}  // namespace

std::map<int, std::set<std::string>> errors_of(const Route& route) {
  std::map<int, std::set<std::string>> keys;
  keys[400];  // which field, and what of it, stands in the answer
  keys[431].insert("http.head_too_large");
  keys[500].insert("broken");
  keys[503].insert("overloaded");
  if (!route.is_anonymous()) {
    keys[401].insert("sign_in_first");
    keys[403].insert({"not_allowed", "password.change_first"});
    keys[404].insert("not_found");  // the place asked about may lie outside
    if (route.method() != Method::get) keys[403].insert("csrf");
  }
  if (route.operation().body || route.operation().takes_blob) keys[413].insert("http.too_large");
  if (route.takes_key()) {
    keys[409].insert("idempotency.in_flight");
    if (route.is_secret()) keys[409].insert("idempotency.answer_not_kept");
    keys[422].insert("idempotency.other_request");
  }
  if (route.writes()) {
    keys[503].insert("outcome_unknown");
    keys[507].insert("out_of_space");
  }
  for (const RaisedKey& raised : route.raised()) keys[status_of(raised.code)].insert(raised.key);
  return keys;
}

std::string openapi(const Router& router, const std::string& version) {
  Schemas schemas;
  const std::string all_paths = paths(router, schemas);
  ObjectText named;
  for (const auto& [name, schema] : schemas.named()) named.raw(name, schema);
  const std::string session = R"({"type":"apiKey","in":"cookie","name":"session"})";
  const std::string components =
      ObjectText().raw("schemas", named.str()).raw("securitySchemes", ObjectText().raw("session", session).str()).str();
  return json::indented(ObjectText()
                            .text("openapi", "3.1.0")
                            .raw("info", ObjectText().text("title", "Anxin").text("version", version).str())
                            .raw("servers", R"([{"url":"/api"}])")
                            .raw("security", R"([{"session":[]}])")
                            .raw("paths", all_paths)
                            .raw("components", components)
                            .str());
}

}  // namespace anxin::http
