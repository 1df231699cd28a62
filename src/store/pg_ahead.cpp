// Questions sent ahead: PgConnection::announce and what reads their answers.
#include <libpq-fe.h>

#include <algorithm>
#include <stdexcept>

#include "store/pg_connection.h"
#include "store/pg_errors.h"

namespace anxin::store {
namespace {

bool only_reads(std::string_view sql) {
  sql.remove_prefix(std::min(sql.find_first_not_of(" \n"), sql.size()));
  return sql.starts_with("SELECT") || sql.starts_with("WITH");
}

}  // namespace

void PgConnection::announce(std::string_view sql, std::span<const Value> values) {
  if (!only_reads(sql)) throw std::logic_error("only questions are sent ahead, not: " + std::string(sql));
  if (lost_) throw TryAgain("the connection to the database is lost");
  read_waiting_end();
  if (announced_unread_) read_announced();
  if (statements_.size() >= statements_max) return;  // the next statement makes room; until then each goes alone
  Prepared& statement = statement_for(sql, values.size());
  parameters_.set(values);
  std::string question = question_of(sql);
  if (std::ranges::find(announced_, question, &Announced::question) != announced_.end()) return;
  announced_.push_back({std::move(question), &statement, waiting_begin_ != nullptr, !statement.on_server, nullptr});
  announced_unsent_ = true;
  send_waiting_begin();
  if (!statement.on_server) send_prepare(statement, sql);
  statement.on_server = true;  // taken back when the server refuses
  send_prepared(statement);
}

void PgConnection::send_announced() {
  if (!std::exchange(announced_unsent_, false)) return;
  announced_unread_ = true;
  finish_sending(deadline());
}

std::string PgConnection::question_of(std::string_view sql) const {
  std::string question(sql);
  question += '\0';
  question += parameters_.all();
  return question;
}

// The answer to a question that was announced, taken from where it waits; null when there is none.
PgConnection::Answer PgConnection::announced_answer(std::string_view sql, std::span<const Value> values) {
  if (announced_.empty()) return nullptr;
  if (!only_reads(sql)) {  // INSERT … RETURNING
    forget_announced();
    return nullptr;
  }
  if (announced_unread_) read_announced();
  parameters_.set(values);
  const auto found = std::ranges::find(announced_, question_of(sql), &Announced::question);
  if (found == announced_.end()) return nullptr;
  Answer answer = std::move(found->answer);
  announced_.erase(found);
  return answer;
}

// All answers up to the sync. What comes after the first that fails was skipped by the server.
void PgConnection::read_announced() {
  announced_unread_ = false;
  const Deadline until = deadline();
  Announced* failed = nullptr;
  for (Announced& one : announced_) {
    if (one.answer) continue;
    read_announced(one, until);
    if (failed == nullptr && !succeeded(one.answer.get())) failed = &one;
  }
  if (failed != nullptr && is_fatal(failed->answer.get())) lose(PQresultErrorMessage(failed->answer.get()));
  read_sync(until);
  if (failed == nullptr) return;
  const Answer answer = std::move(failed->answer);
  const std::string sql = failed->question.substr(0, failed->question.find('\0'));
  announced_.clear();
  throw_postgresql(answer.get(), sql);
}

void PgConnection::read_announced(Announced& one, Deadline until) {
  const int before = (one.begins ? 1 : 0) + (one.prepares ? 1 : 0);
  one.answer = answer_of_command(until);
  for (int command = 1; command <= before; ++command) {
    Answer next = answer_of_command(until);
    if (succeeded(one.answer.get())) {
      one.answer = std::move(next);
    } else if (one.prepares) {
      one.statement->on_server = false;
    }
  }
}

// Answers that nobody took are read off the line all the same.
void PgConnection::forget_announced() {
  try {
    send_announced();
    if (announced_unread_) read_announced();
  } catch (const TryAgain&) {
    announced_.clear();
    throw;
  } catch (const Failure&) {
    // The transaction is broken; its next statement and its end say so.
  }
  announced_.clear();
}

}  // namespace anxin::store
