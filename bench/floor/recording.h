// Recording: the statements that one request sends to the database, with their values, taken down while it runs. A
// floor replays them through the database's own C API: the same statements, and nothing of ours around them.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "http/environment.h"
#include "http/router.h"
#include "store/database.h"

namespace anxin::bench {

struct KeptValue {
  store::Value::Kind kind = store::Value::Kind::null;
  std::int64_t integer = 0;
  std::string text;  // a text, octets, or a list as this database wants it
};

struct Step {
  std::string sql;  // as this database wants it, with $1 … $n
  std::vector<KeptValue> values;
};

struct Recording {
  bool writes = false;
  std::vector<Step> steps;
  int status = 0;
  std::size_t answer_bytes = 0;
};

// Answers `request` on the thread that asks, over `connection`, and takes down what it sent.
Recording recorded(const http::Router& router, const http::Environment& environment, store::Connection& connection,
                   http::Request request);

// The n-th run of a write that was recorded twice: what differs between the two recordings (ids, times, numbers in
// sequence, sealed values) goes on differing, so that no two runs meet in a key.
KeptValue value_of_run(const KeptValue& first, const KeptValue& second, std::int64_t run);

}  // namespace anxin::bench
