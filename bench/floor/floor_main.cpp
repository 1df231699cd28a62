// The floor of each request's database work: README.md of bench/.
//
//   anxin_floor REQUESTS NAME CONNECTIONS SECONDS     settings as for `anxin serve`, from the environment
//
// REQUESTS holds one request a line, its fields divided by tabs: name, method, path below /api with its query, cookie,
// CSRF token, body. A write goes over several lines of one name, one a community. Each is run for real once (a write
// twice), taken down, and replayed through the database's C API. Answers in one line, divided by tabs, for NAME and
// so many connections (1 or 64): requests a second, microseconds of CPU, statements, bytes of the answer.
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <fstream>
#include <sstream>

#include "cli/api_table.h"
#include "cli/house.h"
#include "floor/replay.h"
#include "store/pg_connection.h"
#include "store/sqlite_connection.h"

namespace anxin::bench {
namespace {

constexpr int pg_writers = 8;  // as many as the server's pool gives to writes by default
constexpr int reader_threads = 2;

struct Line {
  std::string name;
  http::Request request;
};

Line line_of(const std::string& text) {
  std::vector<std::string> fields;
  std::istringstream words(text);
  for (std::string field; std::getline(words, field, '\t');) fields.push_back(field);
  if (fields.size() < 5) throw std::runtime_error("a line of six fields was expected: " + text);
  Line line{fields[0], {}};
  line.request.method = http::method_of(fields[1]).value();
  const std::size_t mark = fields[2].find('?');
  line.request.path = fields[2].substr(0, mark);
  if (mark != std::string::npos) line.request.query = fields[2].substr(mark + 1);
  line.request.headers = {{"cookie", fields[3]}, {"x-csrf-token", fields[4]}, {"content-type", "application/json"}};
  if (fields.size() > 5) line.request.body = fields[5];
  return line;
}

// A request, or a write with one line a community.
struct Subject {
  std::string name;
  std::vector<http::Request> requests;
};

std::vector<Subject> subjects_of(const std::string& file) {
  std::ifstream lines(file);
  if (!lines) throw std::runtime_error("cannot read " + file);
  std::vector<Subject> subjects;
  for (std::string text; std::getline(lines, text);) {
    Line line = line_of(text);
    if (subjects.empty() || subjects.back().name != line.name) subjects.push_back({line.name, {}});
    subjects.back().requests.push_back(std::move(line.request));
  }
  return subjects;
}

class Bench {
 public:
  Bench(const cli::Settings& settings, int connections, double seconds)
      : settings_(settings),
        connections_(connections),
        seconds_(seconds),
        house_(settings, {}, cli::House::Key::must_be_there) {
    cli::add_all_routes(router_, {});
    if (settings.on_sqlite()) {
      path_ = settings.database.substr(std::string_view("sqlite:").size());
      connection_ = store::SqliteConnection::writer(path_, store::Options::Durability::full);
    } else {
      connection_ = std::make_unique<store::PgConnection>(settings.database, store::Options{});
    }
  }

  void measure(const Subject& subject) {
    const Recording recording = taken_down(subject.requests.front());
    if (recording.writes) return measure_write(subject);
    const ReplayPlan plan{.seconds = seconds_, .threads = connections_ == 1 ? 1 : reader_threads};
    tell(settings_.on_sqlite() ? replay_read_sqlite(path_, recording, plan)
                               : replay_read_postgresql(settings_.database, recording, plan),
         recording);
  }

 private:
  void measure_write(const Subject& subject) {
    std::vector<WritePair> pairs;
    for (const http::Request& request : subject.requests) {
      taken_down(request);  // the first write of a place makes more rows than those after it
      pairs.push_back({taken_down(request), taken_down(request)});
      if (pairs.back().first.steps.size() != pairs.back().second.steps.size()) {
        throw std::runtime_error("two runs of one write sent different statements");
      }
    }
    const ReplayPlan plan{
        .seconds = seconds_, .threads = connections_ == 1 ? 1 : pg_writers, .batch = connections_, .first = 0};
    tell(settings_.on_sqlite() ? replay_write_sqlite(path_, pairs, plan)
                               : replay_write_postgresql(settings_.database, pairs, plan),
         pairs.front().second);
  }

  Recording taken_down(http::Request request) {
    request.headers.push_back({"idempotency-key", fmt::format("floor-{:012}", ++keys_)});
    http::Environment environment{.database = house_.database(),
                                  .clock = cli::system_clock_now,
                                  .ids = house_.ids(),
                                  .random = house_.random(),
                                  .authenticator = cli::authenticator([](const std::function<void(store::Tx&)>&) {}),
                                  .workers = workers_,
                                  .secure_cookies = false};
    return recorded(router_, environment, *connection_, std::move(request));
  }

  static void tell(const Floor& floor, const Recording& recording) {
    fmt::print("{:.1f}\t{:.2f}\t{}\t{}\n", floor.rate, floor.cpu, recording.steps.size(), recording.answer_bytes);
  }

  cli::Settings settings_;
  int connections_;
  double seconds_;
  cli::House house_;
  http::Router router_;
  http::Workers workers_{1, 10};
  std::string path_;
  std::unique_ptr<store::Connection> connection_;
  int keys_ = 0;
};

std::optional<std::string> variable(const std::string& name) {
  const char* value = std::getenv(name.c_str());
  return value == nullptr ? std::nullopt : std::optional<std::string>(value);
}

int run(int count, char** words) {
  constexpr int words_wanted = 5;
  if (count != words_wanted) {
    std::fputs("usage: anxin_floor REQUESTS NAME CONNECTIONS SECONDS\n", stderr);
    return 2;
  }
  const std::vector<Subject> subjects = subjects_of(words[1]);
  const auto subject = std::ranges::find(subjects, std::string(words[2]), &Subject::name);
  if (subject == subjects.end()) throw std::runtime_error("no request of this name");
  Bench bench(cli::read_settings("", variable, words[0]), std::stoi(words[3]), std::stod(words[4]));
  bench.measure(*subject);
  return 0;
}

}  // namespace
}  // namespace anxin::bench

int main(int count, char** words) {
  try {
    return anxin::bench::run(count, words);
  } catch (const std::exception& failure) {
    fmt::print(stderr, "anxin_floor: {}\n", failure.what());
    return 1;
  }
}
