// Work: a call for which no transaction is open yet, for the few actions that must do something slow between reading
// and writing (sign-in hashes a password, an import goes in chunks). Each read() and write() is a transaction of its
// own, in which the caller is authenticated anew.
//
//   Result<Session> sign_in(Work& work, SignInDraft draft) {
//     const Account account = TRY(work.read([&](Call& call) { return find_account(call, draft.name); }));
//     const bool fits = verify_password(…);                       // slow: outside any transaction
//     return work.write([&](Call& call) { return open_session(call, account, fits); });
//   }
#pragma once

#include <optional>
#include <type_traits>

#include "http/environment.h"
#include "store/call.h"

namespace anxin::http {

class Work {
 public:
  // `anonymous`: the route takes anybody, and nobody is looked for.
  Work(Environment& environment, const Request& request, Caller caller, bool anonymous)
      : environment_(environment), request_(request), caller_(std::move(caller)), anonymous_(anonymous) {}

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

 private:
  Result<Done> read_with(const std::function<void(Call&)>& reading);
  Result<Done> write_with(const std::function<bool(Call&)>& writing);
  Result<Caller> caller_in(store::Tx& tx, Instant at) const;
  void write_notes_of(const Caller& caller, const std::vector<store::JournalEntry>& notes);

  Environment& environment_;
  const Request& request_;
  Caller caller_;
  bool anonymous_;
};

}  // namespace anxin::http

namespace anxin {
using http::Work;
}
