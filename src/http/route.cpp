#include "http/route.h"

#include <algorithm>
#include <stdexcept>

#include "http/action.h"

namespace anxin::http {
namespace {

bool is_parameter(std::string_view segment) { return segment.starts_with('{') && segment.ends_with('}'); }

}  // namespace

std::optional<std::vector<std::string>> segments_of(std::string_view path) {
  if (!path.starts_with('/')) return std::nullopt;
  std::vector<std::string> segments;
  while (!path.empty()) {
    path.remove_prefix(1);
    const std::string_view segment = path.substr(0, path.find('/'));
    path.remove_prefix(segment.size());
    std::optional<std::string> decoded = json::percent_decoded(segment, false);
    if (!decoded) return std::nullopt;
    segments.push_back(std::move(*decoded));
  }
  return segments;
}

Route::Route(Method method, std::string pattern, std::string summary, Bind bind, Operation operation)
    : method_(method),
      pattern_(std::move(pattern)),
      summary_(std::move(summary)),
      bind_(std::move(bind)),
      operation_(std::move(operation)) {
  segments_ = segments_of(pattern_).value();
  if (path_names().size() != operation_.path.size()) {
    throw std::logic_error("route " + pattern_ + ": the action takes another number of path values");
  }
  if (method_ == Method::get && operation_.takes_blob)
    throw std::logic_error("route " + pattern_ + ": a GET has no body");
}

Route& Route::anonymous() {
  // A kept answer belongs to an account; without one anybody who guesses the key would read it.
  if (writes() && !operation_.on_work)
    throw std::logic_error("route " + pattern_ + ": an anonymous write is an action on Work");
  anonymous_ = true;
  return *this;
}

Route& Route::secret() {
  secret_ = true;
  return *this;
}

Route& Route::brief() {
  if (writes() || operation_.on_work) throw std::logic_error("route " + pattern_ + ": only a read can be brief");
  brief_ = true;
  return *this;
}

Route& Route::reads() {
  if (method_ != Method::post || operation_.on_work) {
    throw std::logic_error("route " + pattern_ + ": only a POST on Call can be told to read");
  }
  reads_ = true;
  return *this;
}

Route& Route::slow() {
  if (!operation_.on_work) throw std::logic_error("route " + pattern_ + ": only an action on Work can be slow");
  slow_ = true;
  return *this;
}

Route& Route::body_max(std::size_t bytes) {
  body_max_ = bytes;
  return *this;
}

Route& Route::header(std::string name, std::string about) {
  headers_.push_back({std::move(name), std::move(about)});
  return *this;
}

Route& Route::raises(std::initializer_list<std::string_view> keys) { return raises(ErrorCode::invalid, keys); }

Route& Route::raises(ErrorCode code, std::initializer_list<std::string_view> keys) {
  for (const std::string_view key : keys) raised_.push_back({code, std::string(key)});
  return *this;
}

int Route::fit(const std::vector<std::string>& segments, std::vector<std::string>& values) const {
  if (segments.size() != segments_.size()) return -1;
  values.clear();
  int literal = 0;
  for (std::size_t i = 0; i < segments.size(); ++i) {
    if (is_parameter(segments_[i])) {
      values.push_back(segments[i]);
    } else if (segments[i] == segments_[i]) {
      ++literal;
    } else {
      return -1;
    }
  }
  return literal;
}

std::vector<std::string> Route::path_names() const {
  std::vector<std::string> names;
  for (const std::string& segment : segments_) {
    if (is_parameter(segment)) names.push_back(segment.substr(1, segment.size() - 2));
  }
  return names;
}

bool body_is_json(const Request& request) {
  const std::string_view type = request.header("content-type");
  return type == "application/json" || type.starts_with("application/json;");
}

}  // namespace anxin::http
