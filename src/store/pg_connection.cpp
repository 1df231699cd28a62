#include "store/pg_connection.h"

#include <fmt/format.h>
#include <libpq-fe.h>
#include <poll.h>

#include <array>
#include <cerrno>
#include <charconv>
#include <stdexcept>

#include "store/pg_errors.h"

namespace anxin::store {
namespace {

constexpr const char* begin_read_words = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
constexpr const char* begin_write_words = "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE";
constexpr std::chrono::seconds grace{2};  // the server's own statement_timeout speaks first

std::string session_settings(const Options& options) {
  std::string settings = fmt::format(
      "-c statement_timeout={0} -c lock_timeout={0} -c idle_in_transaction_session_timeout=60000 -c timezone=UTC "
      "-c jit=off -c client_min_messages=warning",
      options.statement_time_max.count());
  if (options.durability == Options::Durability::none) settings += " -c synchronous_commit=off";
  return settings;
}

}  // namespace

void PgConnection::Close::operator()(pg_conn* connection) const { PQfinish(connection); }
void PgConnection::Clear::operator()(pg_result* result) const { PQclear(result); }

PgConnection::PgConnection(const std::string& url, const Options& options) : patience_(options.statement_time_max) {
  const std::string settings = session_settings(options);
  // Later words win: the URL may set its own timeout, but not the session's settings.
  const std::array<const char*, 6> words{"connect_timeout", "application_name", "client_encoding",
                                         "dbname",          "options",          nullptr};
  const std::array<const char*, 6> values{"3", "anxin", "UTF8", url.c_str(), settings.c_str(), nullptr};
  connection_.reset(PQconnectdbParams(words.data(), values.data(), 1));
  if (PQstatus(connection_.get()) != CONNECTION_OK) throw Unavailable(PQerrorMessage(connection_.get()));
  PQsetNoticeReceiver(connection_.get(), noticed, this);
  if (PQsetnonblocking(connection_.get(), 1) != 0 || PQenterPipelineMode(connection_.get()) != 1) {
    throw Unavailable(PQerrorMessage(connection_.get()));
  }
}

PgConnection::~PgConnection() = default;

std::int64_t PgConnection::run(std::string_view sql, std::span<const Value> values) {
  forget_announced();  // a change makes earlier answers void
  const Answer answer = execute(sql, values);
  const std::string_view count = PQcmdTuples(answer.get());
  std::int64_t changed = 0;
  std::from_chars(count.data(), count.data() + count.size(), changed);
  return changed;
}

void PgConnection::query(std::string_view sql, std::span<const Value> values, RowVisitor visit) {
  Answer answer = announced_answer(sql, values);
  if (!answer) answer = execute(sql, values);
  const int rows = PQntuples(answer.get());
  for (int row = 0; row < rows; ++row) {
    if (!visit(PgRow(answer.get(), row))) return;
  }
}

void PgConnection::begin_read() { waiting_begin_ = begin_read_words; }
void PgConnection::begin_write() { waiting_begin_ = begin_write_words; }
void PgConnection::end_read() noexcept { send_end("COMMIT"); }
void PgConnection::roll_back() noexcept { send_end("ROLLBACK"); }

Outcome PgConnection::commit() {
  forget_announced();
  if (waiting_begin_ != nullptr) {  // nothing was asked, so nothing was begun
    waiting_begin_ = nullptr;
    return Outcome::committed;
  }
  if (lost_) return Outcome::refused;  // before COMMIT was sent, so nothing can have come of it
  commit_doubtful_ = false;
  const Deadline until = deadline();
  Answer answer;
  try {
    send_words("COMMIT");
    finish_sending(until);
    answer = answer_of_command(until);
    if (succeeded(answer.get())) read_sync(until);
  } catch (const TryAgain&) {
    return answer && succeeded(answer.get()) && !commit_doubtful_ ? Outcome::committed : Outcome::unknown;
  }
  if (succeeded(answer.get())) {
    if (std::string_view(PQcmdStatus(answer.get())) != "COMMIT") return Outcome::refused;
    return commit_doubtful_ ? Outcome::unknown : Outcome::committed;
  }
  if (is_fatal(answer.get())) {
    lost_ = true;
    return Outcome::unknown;
  }
  read_sync(until);
  throw_postgresql(answer.get(), "COMMIT");
}

bool PgConnection::still_there() noexcept {
  if (lost_) return false;
  try {
    read_waiting_end();
    // Nothing should come to a connection that waits: what can be read is the server's farewell, and then its end.
    pollfd waiting{PQsocket(connection_.get()), POLLIN, 0};
    while (::poll(&waiting, 1, 0) > 0) require(PQconsumeInput(connection_.get()) == 1);
  } catch (const Failure&) {
    lost_ = true;
  }
  return !lost_;
}

PgConnection::Answer PgConnection::execute(std::string_view sql, std::span<const Value> values) {
  if (lost_) throw TryAgain("the connection to the database is lost");
  read_waiting_end();
  Prepared& statement = statement_for(sql, values.size());
  parameters_.set(values);
  const Deadline until = deadline();
  int before = waiting_begin_ != nullptr ? 1 : 0;  // commands that travel ahead of the statement
  send_waiting_begin();
  if (!statement.on_server) {
    send_prepare(statement, sql);
    ++before;
  }
  send_prepared(statement);
  finish_sending(until);
  Answer answer = answer_of_command(until);
  // After the first command that fails, the server skips the rest up to the sync and says so for each.
  for (int command = 1; command <= before; ++command) {
    Answer next = answer_of_command(until);
    if (!succeeded(answer.get())) continue;
    if (command == before) statement.on_server = true;  // all before the statement itself went well
    answer = std::move(next);
  }
  if (!succeeded(answer.get()) && is_fatal(answer.get())) lose(PQresultErrorMessage(answer.get()));
  read_sync(until);
  if (!succeeded(answer.get())) throw_postgresql(answer.get(), sql);
  return answer;
}

PgConnection::Prepared& PgConnection::statement_for(std::string_view sql, std::size_t given) {
  auto found = statements_.find(sql);
  if (found == statements_.end()) {
    if (statements_.size() >= statements_max) forget_statements();
    found = statements_.try_emplace(std::string(sql)).first;
    found->second.name = fmt::format("s{}", ++statement_count_);
    found->second.wanted = parameters_in(sql);
  }
  if (found->second.wanted != given) {
    throw std::logic_error(fmt::format("{} values for {} parameters in: {}", given, found->second.wanted, sql));
  }
  return found->second;
}

void PgConnection::forget_statements() {
  statements_.clear();
  const Deadline until = deadline();
  send_waiting_begin();  // an answer more to read, should a BEGIN wait
  send_words("DEALLOCATE ALL");
  finish_sending(until);
  for (;;) {
    const Answer answer = next_answer(until);
    if (answer && PQresultStatus(answer.get()) == PGRES_PIPELINE_SYNC) return;
    if (answer && !succeeded(answer.get())) lose(PQresultErrorMessage(answer.get()));
  }
}

void PgConnection::send_waiting_begin() {
  if (waiting_begin_ == nullptr) return;
  send_words(std::exchange(waiting_begin_, nullptr));
}

void PgConnection::send_prepare(const Prepared& statement, std::string_view sql) {
  const std::string text = written_for(Dialect::postgresql, sql);
  require(PQsendPrepare(connection_.get(), statement.name.c_str(), text.c_str(), 0, nullptr) == 1);
}

void PgConnection::send_prepared(const Prepared& statement) {
  require(PQsendQueryPrepared(connection_.get(), statement.name.c_str(), parameters_.count(), parameters_.texts(),
                              parameters_.lengths(), parameters_.formats(), 1) == 1);
}

void PgConnection::send_words(const char* sql) {
  require(PQsendQueryParams(connection_.get(), sql, 0, nullptr, nullptr, nullptr, nullptr, 1) == 1);
}

void PgConnection::send_end(const char* sql) noexcept {
  if (std::exchange(waiting_begin_, nullptr) != nullptr || lost_) return;
  try {
    forget_announced();
    send_words(sql);
    finish_sending(deadline());
    end_unread_ = true;
  } catch (const Failure&) {
    lost_ = true;  // the server ends the transaction with the connection
  }
}

void PgConnection::read_waiting_end() {
  if (!std::exchange(end_unread_, false)) return;
  const Deadline until = deadline();
  const Answer answer = answer_of_command(until);
  if (!succeeded(answer.get())) lose(PQresultErrorMessage(answer.get()));
  read_sync(until);
}

void PgConnection::finish_sending(Deadline until) {
  require(PQpipelineSync(connection_.get()) == 1);
  for (;;) {
    const int left = PQflush(connection_.get());
    require(left >= 0);
    if (left == 0) return;
    wait(POLLIN | POLLOUT, until);
    require(PQconsumeInput(connection_.get()) == 1);
  }
}

PgConnection::Answer PgConnection::next_answer(Deadline until) {
  while (PQisBusy(connection_.get()) != 0) {
    wait(POLLIN, until);
    require(PQconsumeInput(connection_.get()) == 1);
  }
  return Answer(PQgetResult(connection_.get()));
}

PgConnection::Answer PgConnection::answer_of_command(Deadline until) {
  Answer answer = next_answer(until);
  if (!answer) lose("no answer where one was due");
  if (PQstatus(connection_.get()) == CONNECTION_BAD) lose(PQresultErrorMessage(answer.get()));
  next_answer(until);  // the null that ends the command's answers
  return answer;
}

void PgConnection::read_sync(Deadline until) {
  const Answer answer = next_answer(until);
  if (!answer || PQresultStatus(answer.get()) != PGRES_PIPELINE_SYNC) lose("the conversation is out of step");
}

void PgConnection::wait(int events, Deadline until) {
  pollfd waiting{PQsocket(connection_.get()), static_cast<short>(events), 0};
  for (;;) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(until - std::chrono::steady_clock::now());
    if (left.count() <= 0) lose("the database does not answer in time");
    const int ready = ::poll(&waiting, 1, static_cast<int>(left.count()));
    if (ready > 0) return;
    if (ready < 0 && errno != EINTR) lose("poll failed");
  }
}

void PgConnection::require(bool went_well) {
  if (!went_well) lose(PQerrorMessage(connection_.get()));
}

void PgConnection::lose(const std::string& why) {
  lost_ = true;
  throw TryAgain("the connection to the database is lost: " + why);
}

PgConnection::Deadline PgConnection::deadline() const { return std::chrono::steady_clock::now() + patience_ + grace; }

// A commit whose wait for a standby was broken off comes back as a success with a warning (reliability.md 8.2).
void PgConnection::noticed(void* self, const pg_result* result) {
  const char* state = PQresultErrorField(result, PG_DIAG_SQLSTATE);
  if (state == nullptr) return;
  const std::string_view code = state;
  if (code == "57014" || code == "57P01") static_cast<PgConnection*>(self)->commit_doubtful_ = true;
}

}  // namespace anxin::store
