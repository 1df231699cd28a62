// problem(error): an Error as RFC 9457 problem+json. The one map from error codes to HTTP statuses.
//
//   {"type":"about:blank","status":422,"key":"need.words_missing","field":".words","params":{}}
//
// The key is what the pages show in the reader's language; there is no sentence in it.
#pragma once

#include <exception>

#include "base/result.h"
#include "http/reply.h"
#include "json/about.h"

namespace anxin::http {

int status_of(ErrorCode code);
Reply problem(const Error& error);

// A failure that nobody asked for, as it is answered: 507 disk full, 503 not available, else 500. `words` is for the
// operators' log, empty when the answer says enough.
struct FailureReply {
  Reply reply;
  std::string words;
};
FailureReply failure_reply(const std::exception_ptr& failure);

// Stored or not, nobody knows: the client asks again with the same key.
Reply outcome_unknown();

// The wire type, for OpenAPI.
struct Problem {
  std::string type;
  int status = 0;
  std::string key;
  std::string field;
  std::map<std::string, std::string> params;
};

template <class S>
void describe(S& shape, Problem& v) {
  using json::about;
  shape.field("type", v.type, about("Always about:blank: the key says it"));
  shape.field("status", v.status, about("The HTTP status again"));
  shape.field("key", v.key, about("Which text the page shows"));
  shape.field("field", v.field, about("The wrong field, as .rows[3].id; empty when the whole is meant"));
  shape.field("params", v.params, about("Values that the text needs"));
}

}  // namespace anxin::http
