// Work: a call for which no transaction is open yet, for the few actions that must do something slow between reading
// and writing (sign-in hashes a password, an import goes in chunks). Each read() and write() is a transaction of its
// own, in which the caller is authenticated anew.
//
//   Result<Session> sign_in(Work& work, SignInDraft draft) {
//     const Account account = TRY(work.read([&](Call& call) { return find_account(call, draft.name); }));
//     const bool fits = verify_password(…);                       // slow: outside any transaction
//     return work.write([&](Call& call) { return open_session(call, account, fits); });
//   }
//
// On a route that takes an Idempotency-Key the last write is finish(): the key and the answer are stored in it, with
// the effect. Writes before it must be such that they may be done again.
#pragma once

#include <optional>
#include <type_traits>

#include "http/environment.h"
#include "http/reply.h"
#include "store/call.h"
#include "store/idempotency.h"

namespace anxin::http {

class Work {
 public:
  struct Terms {
    bool anonymous = false;                     // the route takes anybody, and nobody is looked for
    bool secret = false;                        // the answer is kept nowhere
    std::optional<store::RequestKey> key = {};  // of a write that names one
  };
  Work(Environment& environment, const Request& request, Caller caller, Terms terms)
      : environment_(environment), request_(request), caller_(std::move(caller)), terms_(std::move(terms)) {}

  const Request& request() const { return request_; }
  const Caller& caller() const { return caller_; }
  Instant now() const { return environment_.clock(); }
  Random& random() { return environment_.random; }

  // `reading(Call&) -> Result<T>`. Its notes are written.
  template <class Reading>
  auto read(Reading&& reading) -> std::invoke_result_t<Reading&, Call&> {
    std::optional<std::invoke_result_t<Reading&, Call&>> found;
    const Result<Done> done = read_with([&](Call& call) { found.emplace(reading(call)); });
    if (!done.ok()) return done.error();
    return std::move(*found);
  }

  // `writing(Call&) -> Result<T>`: committed when it is OK, rolled back otherwise. It may run more than once.
  template <class Writing>
  auto write(Writing&& writing) -> std::invoke_result_t<Writing&, Call&> {
    std::optional<std::invoke_result_t<Writing&, Call&>> answer;
    const Result<Done> done = write_with([&](Call& call) {
      answer.emplace(writing(call));
      return answer->ok();
    });
    if (!done.ok()) return done.error();
    return std::move(*answer);
  }

  // The last write: the same, and the answer is kept for the same request sent again. Where that came first, nothing is
  // done, and what was answered then is answered again (answered_before).
  template <class Writing>
  auto finish(Writing&& writing) -> std::invoke_result_t<Writing&, Call&> {
    return write([&](Call& call) -> std::invoke_result_t<Writing&, Call&> {
      TRY(claim_key(call));
      auto answer = writing(call);
      if (answer.ok()) keep(call, reply_of(answer.value()));
      return answer;
    });
  }

  bool finished() const { return finished_; }
  const std::optional<store::KeptAnswer>& answered_before() const { return before_; }

 private:
  Result<Done> claim_key(Call& call);
  void keep(Call& call, const Reply& reply);
  Result<Done> read_with(const std::function<void(Call&)>& reading);
  Result<Done> write_with(const std::function<bool(Call&)>& writing);
  Result<Caller> caller_in(store::Tx& tx, Instant at) const;
  void write_notes_of(const Caller& caller, const std::vector<store::JournalEntry>& notes);

  Environment& environment_;
  const Request& request_;
  Caller caller_;
  Terms terms_;
  bool finished_ = false;
  std::optional<store::KeptAnswer> before_;
};

}  // namespace anxin::http

namespace anxin {
using http::Work;
}
