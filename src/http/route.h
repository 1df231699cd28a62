// Route: one row of the API table, and what may be said of it.
//
//   router.post("/session", "Sign in", sign_in).anonymous().raises(ErrorCode::too_many, {"access.locked"});
#pragma once

#include <functional>
#include <initializer_list>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "http/operation.h"
#include "http/reply.h"
#include "http/request.h"
#include "http/work.h"

namespace anxin::http {

// What a request brings for an action's parameters. Path values come in the order of the pattern.
struct Arguments {
  const Request& request;
  const std::vector<std::string>& path;
};

// The action with its arguments read, ready to run (more than once, if the database says so).
using OnCall = std::function<Result<Reply>(Call&)>;
using OnWork = std::function<Result<Reply>(Work&)>;
using Bound = std::variant<OnCall, OnWork>;
using Bind = std::function<Result<Bound>(const Arguments&)>;

struct RaisedKey {
  ErrorCode code;
  std::string key;
};

struct TakenHeader {
  std::string name;
  std::string about;
};

class Route {
 public:
  // Throws std::logic_error when the pattern and the action's parameters do not agree.
  Route(Method method, std::string pattern, std::string summary, Bind bind, Operation operation);

  Route& anonymous();                  // nobody need be signed in; a write must be an action on Work
  Route& secret();                     // the answer is kept nowhere: a repeated write is told so
  Route& brief();                      // a few point reads: on SQLite it runs on the connection's thread
  Route& reads();                      // a POST that changes nothing: what it asks for must not stand in an address
  Route& slow();                       // hashes a password: few at a time, and others do not wait behind it
  Route& body_max(std::size_t bytes);  // 256 KiB unless told
  // A header that the action reads itself (Work::request), for what may not stand in an address.
  Route& header(std::string name, std::string about);
  Route& raises(std::initializer_list<std::string_view> keys);  // rules: 422
  Route& raises(ErrorCode code, std::initializer_list<std::string_view> keys);

  Method method() const { return method_; }
  const std::string& pattern() const { return pattern_; }
  const std::string& summary() const { return summary_; }
  const Operation& operation() const { return operation_; }
  const std::vector<RaisedKey>& raised() const { return raised_; }
  const std::vector<TakenHeader>& headers() const { return headers_; }
  bool is_anonymous() const { return anonymous_; }
  bool is_secret() const { return secret_; }
  bool is_brief() const { return brief_; }
  bool is_slow() const { return slow_; }
  bool writes() const { return method_ != Method::get && !reads_; }
  // A write that names its key, so that it has its effect once. What anybody may write is no account's, so it has none.
  bool takes_key() const { return writes() && !anonymous_; }
  bool is_on_work() const { return operation_.on_work; }
  std::size_t body_max() const { return body_max_; }
  Result<Bound> bind(const Arguments& arguments) const { return bind_(arguments); }

  // The path's values when `segments` fit the pattern, and how literal the fit is (more is better; -1: none).
  int fit(const std::vector<std::string>& segments, std::vector<std::string>& values) const;
  // "{id}" → "id"
  std::vector<std::string> path_names() const;

 private:
  Method method_;
  std::string pattern_;
  std::string summary_;
  std::vector<std::string> segments_;
  Bind bind_;
  Operation operation_;
  std::vector<RaisedKey> raised_;
  std::vector<TakenHeader> headers_;
  bool anonymous_ = false;
  bool secret_ = false;
  bool brief_ = false;
  bool reads_ = false;
  bool slow_ = false;
  std::size_t body_max_ = std::size_t{256} * 1024;
};

// "/needs/%E5" → segments, decoded; nullopt: not a path.
std::optional<std::vector<std::string>> segments_of(std::string_view path);

}  // namespace anxin::http
