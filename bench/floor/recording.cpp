#include "floor/recording.h"

#include <fmt/format.h>

#include <stdexcept>

#include "store/pg_connection.h"
#include "store/sql_text.h"

namespace anxin::bench {
namespace {

constexpr std::size_t run_digits = 8;

std::string list_of(const store::Value& value, store::Dialect dialect) {
  const bool sqlite = dialect == store::Dialect::sqlite;
  std::string list;
  for (const std::int64_t number : value.integers()) list += fmt::format("{}{}", list.empty() ? "" : ",", number);
  for (const std::string& text : value.texts()) list += fmt::format("{}\"{}\"", list.empty() ? "" : ",", text);
  return (sqlite ? "[" : "{") + list + (sqlite ? "]" : "}");
}

KeptValue kept(const store::Value& value, store::Dialect dialect) {
  KeptValue copy{value.kind(), value.integer(), {}};
  switch (value.kind()) {
    case store::Value::Kind::null:
    case store::Value::Kind::integer:
      break;
    case store::Value::Kind::text:
      copy.text = value.text();
      break;
    case store::Value::Kind::bytes:
      copy.text.assign(value.bytes().begin(), value.bytes().end());
      break;
    case store::Value::Kind::integers:
    case store::Value::Kind::texts:
      copy.text = list_of(value, dialect);
      break;
  }
  return copy;
}

class RecordedConnection final : public store::Connection {
 public:
  RecordedConnection(store::Connection& inner, std::vector<Step>& steps) : inner_(inner), steps_(steps) {}

  store::Dialect dialect() const override { return inner_.dialect(); }
  std::int64_t run(std::string_view sql, std::span<const store::Value> values) override {
    keep(sql, values);
    return inner_.run(sql, values);
  }
  void query(std::string_view sql, std::span<const store::Value> values, store::RowVisitor visit) override {
    keep(sql, values);
    inner_.query(sql, values, visit);
  }

 private:
  void keep(std::string_view sql, std::span<const store::Value> values) {
    Step step{store::written_for(dialect(), sql), {}};
    for (const store::Value& value : values) step.values.push_back(kept(value, dialect()));
    steps_.push_back(std::move(step));
  }

  store::Connection& inner_;
  std::vector<Step>& steps_;
};

// A database of one connection that takes down what is asked between BEGIN and COMMIT.
class RecordedDatabase final : public store::Database {
 public:
  RecordedDatabase(store::Connection& connection, const vault::Vault& vault, Recording& recording)
      : Database(vault), connection_(connection), recording_(recording) {}

  void write(Work work, Answer answer) override { answer(write_now(work), nullptr); }
  store::Outcome write_now(const Work& work) override {
    recording_.writes = true;
    begin();
    RecordedConnection recorder(connection_, recording_.steps);
    store::Tx tx(recorder, vault());
    const bool keep = work(tx);
    end(keep);
    return keep ? store::Outcome::committed : store::Outcome::refused;
  }
  IdSource make_ids() override { throw std::logic_error("ids come from the real database"); }
  store::Dialect dialect() const override { return connection_.dialect(); }

 protected:
  void read_with(const std::function<void(store::Tx&)>& reading) override {
    begin();
    RecordedConnection recorder(connection_, recording_.steps);
    store::Tx tx(recorder, vault());
    reading(tx);
    end(true);
  }

 private:
  void begin() {
    if (auto* postgresql = dynamic_cast<store::PgConnection*>(&connection_)) return postgresql->begin_write();
    connection_.run("BEGIN IMMEDIATE", {});
  }
  void end(bool keep) {
    if (auto* postgresql = dynamic_cast<store::PgConnection*>(&connection_)) {
      if (!keep) return postgresql->roll_back();
      postgresql->commit();
      return;
    }
    connection_.run(keep ? "COMMIT" : "ROLLBACK", {});
  }

  store::Connection& connection_;
  Recording& recording_;
};

std::string numbered(const std::string& text, std::int64_t run, const char* digits) {
  const std::string number = fmt::format(fmt::runtime(digits), run);
  if (text.size() <= run_digits) return number.substr(number.size() - std::min(number.size(), text.size()));
  return text.substr(0, text.size() - run_digits) + number;
}

}  // namespace

Recording recorded(const http::Router& router, const http::Environment& environment, store::Connection& connection,
                   http::Request request) {
  Recording recording;
  RecordedDatabase database(connection, environment.database.vault(), recording);
  http::Environment mine{.database = database,
                         .clock = environment.clock,
                         .ids = environment.ids,
                         .random = environment.random,
                         .authenticator = environment.authenticator,
                         .workers = environment.workers,
                         .secure_cookies = false};
  const http::Reply reply = router.respond(mine, std::move(request));
  if (reply.status >= 300) throw std::runtime_error(fmt::format("the request was refused: {}", reply.body));
  recording.status = reply.status;
  recording.answer_bytes = reply.body.size();
  return recording;
}

KeptValue value_of_run(const KeptValue& first, const KeptValue& second, std::int64_t run) {
  KeptValue value = second;
  if (first.kind != second.kind) return value;
  if (second.kind == store::Value::Kind::integer) {
    value.integer += (second.integer - first.integer) * run;
  } else if (first.text != second.text) {
    value.text = numbered(second.text, run, "{:08}");
  }
  return value;
}

}  // namespace anxin::bench
