// Operation: what an action's signature says to the API's readers; openapi.h prints it.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "json/schema.h"

namespace anxin::http {

struct Operation {
  bool on_work = false;  // opens its transactions itself
  int status = 200;      // when all went well
  bool takes_blob = false;
  // Each prints a schema when the document is made; empty: there is none.
  std::vector<std::function<std::string(json::Schemas&)>> path = {};
  std::function<std::vector<json::FieldSchema>(json::Schemas&)> query = {};
  std::function<std::string(json::Schemas&)> body = {};
  std::function<std::string(json::Schemas&)> answer = {};
  bool answers_file = false;
};

}  // namespace anxin::http
