// Request: one HTTP request as the routes see it: head and body are read, nothing is decoded yet.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace anxin::http {

enum class Method { get, post, put, patch, remove };

std::string_view word_of(Method method);  // "GET"; remove: "DELETE"
std::optional<Method> method_of(std::string_view word);

struct Header {
  std::string name;  // in lower case
  std::string value;
};

struct Request {
  Method method = Method::get;
  std::string path;        // "/needs/12": as sent, without "/api" and query string
  std::string query = {};  // behind the "?"
  std::vector<Header> headers = {};
  std::string body = {};
  std::string peer = {};  // the client's address

  std::string_view header(std::string_view lower_case_name) const;  // "" when absent
  std::optional<std::string_view> cookie(std::string_view name) const;
};

}  // namespace anxin::http
