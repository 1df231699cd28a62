#include "testing/scenario.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <charconv>
#include <fstream>
#include <iterator>
#include <sstream>
#include <stdexcept>

#include "testing/test_database.h"

namespace anxin::tests {
namespace {

constexpr std::string_view parting = "----";

// ---- reading a file ----

class Lines {
 public:
  explicit Lines(const std::string& text) {
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);) lines_.push_back(line);
  }
  bool at_end() const { return next_ == lines_.size(); }
  const std::string& peek() const { return lines_[next_]; }
  std::string take() { return lines_[next_++]; }
  int number() const { return static_cast<int>(next_) + 1; }
  // Everything up to a line that `ends`, joined; that line is taken too.
  template <class Ends>
  std::string take_until(Ends ends) {
    std::string text;
    while (!at_end() && !ends(peek())) text += take() + "\n";
    if (!at_end()) take();
    while (!text.empty() && text.back() == '\n') text.pop_back();
    return text;
  }

 private:
  std::vector<std::string> lines_;
  std::size_t next_ = 0;
};

[[noreturn]] void not_understood(int line, const std::string& text) {
  throw std::runtime_error(fmt::format("line {}: not understood: {}", line, text));
}

std::int64_t seconds_of(const std::string& text, int line) {
  std::istringstream words(text);
  std::string later;
  std::int64_t count = 0;
  std::string unit;
  words >> later >> count >> unit;
  if (unit.starts_with("minute")) return count * 60;
  if (unit.starts_with("hour")) return count * 3600;
  if (unit.starts_with("day")) return count * 86'400;
  not_understood(line, text);
}

Step request_step(const std::string& first, int line) {
  Step step{.line = line};
  const std::size_t blank = first.find(' ');
  step.method = first.substr(0, blank);
  if (blank == std::string::npos || !http::method_of(step.method)) not_understood(line, first);
  const std::size_t end = std::min(first.find(' ', blank + 1), first.size());
  step.path = first.substr(blank + 1, end - blank - 1);
  if (!step.path.starts_with('/')) not_understood(line, first);
  if (end < first.size()) step.body = first.substr(end + 1);
  return step;
}

// ---- playing ----

std::string bytes_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw std::runtime_error("no file " + path);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

class Play {
 public:
  explicit Play(Stage& stage) : stage_(stage) {}

  // "" or what went wrong.
  std::string step(const Step& step) {
    if (step.kind == Step::Kind::later) {
      stage_.pass_time(step.seconds);
      return {};
    }
    const http::Reply before = reply_;
    if (step.kind == Step::Kind::request) request_ = request_of(step);
    reply_ = stage_.respond(request_);
    if (step.expected == "same") {
      const bool same = reply_.status == before.status && reply_.body == before.body;
      return same ? ""
                  : fmt::format("another answer: {} {}\nbefore: {} {}", reply_.status, reply_.body, before.status,
                                before.body);
    }
    return judged(step.expected);
  }

 private:
  http::Request request_of(const Step& step) {
    http::Request request{*http::method_of(step.method), path_with_values(step.path, stage_.names)};
    if (const std::size_t question = request.path.find('?'); question != std::string::npos) {
      request.query = request.path.substr(question + 1);
      request.path.resize(question);
    }
    if (step.who != "nobody") request.headers = stage_.sign_in(step.who);
    request.headers.push_back({"idempotency-key", fmt::format("scenario-{}", ++keys_)});
    const bool file = step.body.starts_with('@');
    request.headers.push_back({"content-type", file ? "application/octet-stream" : "application/json"});
    if (request.method == http::Method::put) {
      const std::string name = file ? std::filesystem::path(step.body).filename().string() : "sheet.csv";
      request.headers.push_back({"x-file-name", name});
    }
    request.body = file ? bytes_of(step.body.substr(1)) : with_values(step.body, stage_.names);
    return request;
  }

  std::string judged(const std::string& expected) {
    const std::string status = expected.substr(0, expected.find_first_of(" \n"));
    const std::string found = fmt::format("{} {}", reply_.status, reply_.body);
    if (status != std::to_string(reply_.status)) return fmt::format("{} expected, found\n{}", status, found);
    const std::size_t body = expected.find_first_not_of(" \n", status.size());
    if (body == std::string::npos) return {};
    const std::optional<std::string> wrong = difference(expected.substr(body), reply_.body, stage_.names);
    return wrong ? fmt::format("{}\nin {}", *wrong, found) : "";
  }

  Stage& stage_;
  http::Request request_;
  http::Reply reply_;
  int keys_ = 0;
};

// ---- as GoogleTests ----

class ScenarioTest : public testing::Test {
 public:
  ScenarioTest(std::filesystem::path file, store::Dialect dialect, const OnStage& on_stage)
      : file_(std::move(file)), dialect_(dialect), on_stage_(on_stage) {}

  void TestBody() override {
    const std::vector<Step> steps = steps_of(bytes_of(file_.string()));
    ASSERT_FALSE(steps.empty()) << file_ << " has no steps";
    on_stage_(dialect_, [&](Stage& stage) {
      const std::string wrong = played(steps, stage);
      EXPECT_EQ(wrong, "") << file_.string();
    });
  }

 private:
  std::filesystem::path file_;
  store::Dialect dialect_;
  OnStage on_stage_;
};

}  // namespace

std::vector<Step> steps_of(const std::string& text) {
  std::vector<Step> steps;
  std::string who = "nobody";
  Lines lines(text);
  while (!lines.at_end()) {
    const int number = lines.number();
    const std::string line = lines.take();
    if (line.find_first_not_of(" \t") == std::string::npos || line.starts_with('#')) continue;
    if (line.starts_with("as ")) {
      who = line.substr(3);
    } else if (line.starts_with("later ")) {
      steps.push_back({.kind = Step::Kind::later, .line = number, .seconds = seconds_of(line, number)});
    } else {
      Step step = line == "again" ? Step{.kind = Step::Kind::again, .line = number} : request_step(line, number);
      step.who = who;
      const std::string more = lines.take_until([](const std::string& next) { return next == parting; });
      if (!more.empty()) step.body += "\n" + more;
      step.expected = lines.take_until([](const std::string& next) { return next.empty(); });
      if (step.expected.empty()) not_understood(number, line + " (no answer expected)");
      steps.push_back(std::move(step));
    }
  }
  return steps;
}

std::string played(const std::vector<Step>& steps, Stage& stage) {
  Play play(stage);
  for (const Step& step : steps) {
    const std::string wrong = play.step(step);
    if (!wrong.empty()) {
      return fmt::format("line {}, as {}: {} {}\n{}", step.line, step.who, step.method, step.path, wrong);
    }
  }
  return {};
}

void register_scenarios(const std::filesystem::path& folder, const OnStage& on_stage) {
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.path().extension() != ".test") continue;
    for (const store::Dialect dialect : databases_here()) {
      std::filesystem::path name = entry.path().lexically_relative(folder).replace_extension();
      name /= dialect == store::Dialect::sqlite ? "sqlite" : "postgresql";
      testing::RegisterTest("Api", name.generic_string().c_str(), nullptr, nullptr, entry.path().c_str(), 1,
                            [file = entry.path(), dialect, on_stage]() -> testing::Test* {
                              return new ScenarioTest(file, dialect, on_stage);
                            });
    }
  }
}

}  // namespace anxin::tests
