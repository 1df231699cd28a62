// Reply: what goes back, and what an action may return inside its Result:
//
//   Result<NeedPage>              200 and the page as JSON
//   Result<Created<NeedPage>>     201
//   Result<Done>                  204
//   Result<WithCookie<Session>>   200 and a cookie; only from an action on Work, because kept answers hold no cookies
//   Result<Download>              200 and a file to save
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "base/result.h"
#include "http/request.h"
#include "json/write.h"

namespace anxin::http {

struct Cookie {
  std::string name;
  std::string value;
  std::int64_t max_age_seconds = 0;  // 0: forget it
  bool readable_by_page = false;     // true for the CSRF token: not HttpOnly
};

struct Reply {
  int status = 200;
  std::string body = {};
  std::string content_type = "application/json";
  std::vector<Header> headers = {};
  std::vector<Cookie> cookies = {};
};

template <class T>
struct Created {
  T value;
};

template <class T>
struct WithCookie {
  T value;
  std::vector<Cookie> cookies;
};

struct Download {
  std::string file_name;  // ASCII letters, digits, "-", "_" and "."; any other becomes "_"
  std::string content_type;
  std::string bytes;
};

// The raw body of a PUT or POST route that takes a file.
struct Blob {
  std::string content_type;
  std::string bytes;
};

// "name=value; Path=/; SameSite=Lax; HttpOnly; Secure; Max-Age=…"
std::string cookie_line(const Cookie& cookie, bool secure);
Reply reply_of(Done done);
Reply reply_of(Download download);

template <class T>
Reply reply_of(const T& value) {
  return {200, json::write(value)};
}
template <class T>
Reply reply_of(const Created<T>& created) {
  return {201, json::write(created.value)};
}
template <class T>
Reply reply_of(WithCookie<T> with) {
  Reply reply = reply_of(with.value);
  reply.cookies = std::move(with.cookies);
  return reply;
}

}  // namespace anxin::http

namespace anxin {
using http::Blob;  // these words stand in the signatures of actions
using http::Created;
using http::Download;
using http::WithCookie;
}  // namespace anxin
