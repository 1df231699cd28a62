// Scenario: a test of the API that any tester can write, one file of tests/api/<slice>/ (its README.md says how):
//
//   # S12: only a social worker triages
//   as community_worker
//   POST /needs/{need}/triage {"urgency": "soon"}
//   ----
//   403 {"key": "not_allowed"}
//
// Each file is one test on a fresh database of each kind. Who provides router, accounts and place is not known here.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "http/reply.h"
#include "http/request.h"
#include "store/connection.h"
#include "testing/expectation.h"

namespace anxin::tests {

// What a scenario plays on.
struct Stage {
  std::function<http::Reply(http::Request)> respond;
  // The headers of a signed-in caller: "social_worker", or whatever else stands behind `as`. Not asked for "nobody".
  std::function<std::vector<http::Header>(const std::string& who)> sign_in;
  std::function<void(std::int64_t seconds)> pass_time;
  Names names = {};  // known from the start: places, persons
};

// Sets a stage on a fresh database, calls `play` with it, and clears it away.
using OnStage = std::function<void(store::Dialect, const std::function<void(Stage&)>& play)>;

struct Step {
  enum class Kind { request, again, later };
  Kind kind = Kind::request;
  int line = 0;
  std::string who = {};
  std::string method = {};
  std::string path = {};
  std::string body = {};  // "@path": the bytes of a file of the repository
  std::int64_t seconds = 0;
  std::string expected = {};  // "201 {…}", or "same" after `again`
};

// Throws std::runtime_error with the line when the text is not understood.
std::vector<Step> steps_of(const std::string& text);

// Plays the steps up to the first that goes wrong, and says what; "" when all went as expected.
std::string played(const std::vector<Step>& steps, Stage& stage);

// One GoogleTest for every *.test file below the folder and every database that is here: "Api.needs/triage/sqlite".
void register_scenarios(const std::filesystem::path& folder, const OnStage& on_stage);

}  // namespace anxin::tests
