#include <libpq-fe.h>

#include <atomic>
#include <memory>
#include <stdexcept>
#include <thread>
#include <unordered_map>

#include "floor/replay.h"

namespace anxin::bench {
namespace {

struct Clear {
  void operator()(PGresult* result) const { PQclear(result); }
};
using Answer = std::unique_ptr<PGresult, Clear>;

class Postgresql {
 public:
  explicit Postgresql(const std::string& url) : connection_(PQconnectdb(url.c_str())) {
    if (PQstatus(connection_) != CONNECTION_OK) throw std::runtime_error(PQerrorMessage(connection_));
  }
  ~Postgresql() { PQfinish(connection_); }
  Postgresql(const Postgresql&) = delete;
  Postgresql& operator=(const Postgresql&) = delete;

  void run(const std::string& sql, const std::vector<KeptValue>& values) {
    const std::string& name = prepared(sql, static_cast<int>(values.size()));
    bind(values);
    const Answer answer(PQexecPrepared(connection_, name.c_str(), static_cast<int>(values.size()), pointers_.data(),
                                       lengths_.data(), formats_.data(), 1));
    check(answer.get());
    for (int row = 0; row < PQntuples(answer.get()); ++row) {
      for (int column = 0; column < PQnfields(answer.get()); ++column) {
        seen_ += PQgetisnull(answer.get(), row, column) != 0 ? 0 : PQgetvalue(answer.get(), row, column)[0];
      }
    }
  }

 private:
  // Texts and octets are sent from where they lie; only numbers are written out.
  void bind(const std::vector<KeptValue>& values) {
    numbers_.resize(values.size());
    pointers_.resize(values.size());
    lengths_.resize(values.size());
    formats_.resize(values.size());
    for (std::size_t place = 0; place < values.size(); ++place) {
      const KeptValue& value = values[place];
      const bool number = value.kind == store::Value::Kind::integer;
      if (number) numbers_[place] = std::to_string(value.integer);
      const std::string& text = number ? numbers_[place] : value.text;
      pointers_[place] = value.kind == store::Value::Kind::null ? nullptr : text.c_str();
      lengths_[place] = static_cast<int>(text.size());
      formats_[place] = value.kind == store::Value::Kind::bytes ? 1 : 0;
    }
  }
  const std::string& prepared(const std::string& sql, int count) {
    const auto found = names_.find(sql);
    if (found != names_.end()) return found->second;
    const std::string& name = names_.emplace(sql, "s" + std::to_string(names_.size())).first->second;
    check(Answer(PQprepare(connection_, name.c_str(), sql.c_str(), count, nullptr)).get());
    return name;
  }
  void check(const PGresult* result) {
    const ExecStatusType status = PQresultStatus(result);
    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK) {
      throw std::runtime_error(PQerrorMessage(connection_));
    }
  }

  PGconn* connection_;
  std::unordered_map<std::string, std::string> names_;
  std::vector<std::string> numbers_;
  std::vector<const char*> pointers_;
  std::vector<int> lengths_;
  std::vector<int> formats_;
  std::int64_t seen_ = 0;
};

void read_once(Postgresql& postgresql, const Recording& recording) {
  postgresql.run("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", {});
  for (const Step& step : recording.steps) postgresql.run(step.sql, step.values);
  postgresql.run("COMMIT", {});
}

void write_once(Postgresql& postgresql, const WritePair& pair, std::int64_t run) {
  postgresql.run("BEGIN", {});
  std::vector<KeptValue> values;
  for (std::size_t step = 0; step < pair.second.steps.size(); ++step) {
    values.clear();
    for (std::size_t number = 0; number < pair.second.steps[step].values.size(); ++number) {
      values.push_back(
          value_of_run(pair.first.steps[step].values[number], pair.second.steps[step].values[number], run));
    }
    postgresql.run(pair.second.steps[step].sql, values);
  }
  postgresql.run("COMMIT", {});
}

template <class Once>
Floor measured(const std::string& url, const ReplayPlan& plan, Once once) {
  std::vector<std::unique_ptr<Postgresql>> connections;
  for (int thread = 0; thread < plan.threads; ++thread) connections.push_back(std::make_unique<Postgresql>(url));
  std::atomic<std::int64_t> requests = 0;
  const Stopwatch watch(plan.seconds);
  std::vector<std::jthread> threads;
  for (const auto& connection : connections) {
    threads.emplace_back([&] {
      while (!watch.over()) once(*connection, requests++);
    });
  }
  threads.clear();
  return watch.of(requests);
}

}  // namespace

Floor replay_read_postgresql(const std::string& url, const Recording& recording, const ReplayPlan& plan) {
  return measured(url, plan, [&](Postgresql& postgresql, std::int64_t) { read_once(postgresql, recording); });
}

Floor replay_write_postgresql(const std::string& url, const std::vector<WritePair>& pairs, const ReplayPlan& plan) {
  return measured(url, plan, [&](Postgresql& postgresql, std::int64_t request) {
    const WritePair& pair = pairs[static_cast<std::size_t>(request) % pairs.size()];
    write_once(postgresql, pair, run_of(plan.first + request, pairs.size()));
  });
}

}  // namespace anxin::bench
