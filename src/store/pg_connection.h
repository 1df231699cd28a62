// A connection to PostgreSQL. Statements are prepared once; BEGIN and a first PREPARE travel with the statement that
// needs them, and the end of a read transaction is not waited for, so that a point read costs one round trip. Questions
// that were announced travel together (pg_ahead.cpp).
// Every wait has a deadline of our own: a frozen server sends no reset. What misses it costs the connection.
#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "store/connection.h"
#include "store/database.h"
#include "store/failure.h"
#include "store/pg_values.h"
#include "store/sql_text.h"

struct pg_conn;

namespace anxin::store {

// Another transaction stood in the way, or the connection went before COMMIT: the same work may be tried again.
class TryAgain : public Unavailable {
 public:
  using Unavailable::Unavailable;
};

class PgConnection final : public Connection {
 public:
  PgConnection(const std::string& url, const Options& options);  // throws Unavailable
  ~PgConnection() override;

  Dialect dialect() const override { return Dialect::postgresql; }
  std::int64_t run(std::string_view sql, std::span<const Value> values) override;
  void query(std::string_view sql, std::span<const Value> values, RowVisitor visit) override;
  bool travels() const override { return true; }
  void announce(std::string_view sql, std::span<const Value> values) override;
  void send_announced() override;

  void begin_read();  // one state for the whole transaction, and no changes
  void begin_write();
  void end_read() noexcept;  // sent, not waited for; so is a rollback
  void roll_back() noexcept;
  // Committed, refused (the server said no, and why: it throws), or unknown when no answer came.
  Outcome commit();

  // Whether it may be used for another transaction. `still_there` also looks whether the server has closed it.
  bool sound() const { return !lost_; }
  bool still_there() noexcept;

 private:
  struct Close {
    void operator()(pg_conn* connection) const;
  };
  struct Clear {
    void operator()(pg_result* result) const;
  };
  using Answer = std::unique_ptr<pg_result, Clear>;
  using Deadline = std::chrono::steady_clock::time_point;
  struct Prepared {
    std::string name;
    std::size_t wanted = 0;
    bool on_server = false;
  };

  // A question sent ahead of its turn. Its commands are answered in order: BEGIN, PREPARE, then the question itself.
  struct Announced {
    std::string question;  // the words, a zero, the values
    Prepared* statement = nullptr;
    bool begins = false;
    bool prepares = false;
    Answer answer;  // null until it was read, and again once it was taken
  };

  static constexpr std::size_t statements_max = 500;

  Answer execute(std::string_view sql, std::span<const Value> values);
  std::string question_of(std::string_view sql) const;  // with the parameters that are set
  Answer announced_answer(std::string_view sql, std::span<const Value> values);
  void read_announced();
  void read_announced(Announced& one, Deadline until);
  void forget_announced();
  Prepared& statement_for(std::string_view sql, std::size_t given);
  void forget_statements();
  void send_waiting_begin();
  void send_prepare(const Prepared& statement, std::string_view sql);
  void send_prepared(const Prepared& statement);
  void send_words(const char* sql);
  void send_end(const char* sql) noexcept;
  void finish_sending(Deadline until);
  Answer next_answer(Deadline until);
  Answer answer_of_command(Deadline until);
  void read_sync(Deadline until);
  void read_waiting_end();
  void wait(int events, Deadline until);
  void require(bool went_well);  // loses the connection when libpq says no
  [[noreturn]] void lose(const std::string& why);
  Deadline deadline() const;
  static void noticed(void* self, const pg_result* result);

  std::unique_ptr<pg_conn, Close> connection_;
  std::chrono::milliseconds patience_;
  std::unordered_map<std::string, Prepared, TextHash, std::equal_to<>> statements_;
  std::uint64_t statement_count_ = 0;
  PgParameters parameters_;
  std::vector<Announced> announced_;
  bool announced_unsent_ = false;  // commands wait for their sync
  bool announced_unread_ = false;
  const char* waiting_begin_ = nullptr;  // sent with the next statement
  bool end_unread_ = false;              // the answer to the last COMMIT or ROLLBACK is still to be read
  bool commit_doubtful_ = false;         // the server warned that a commit may not have been replicated
  bool lost_ = false;
};

}  // namespace anxin::store
