// Exchange: one request on its way through its route. It lives from the parsed request to the reply; the router keeps
// it in a shared_ptr, because the database's writer and the workers hold it in turn.
#pragma once

#include <memory>

#include "http/router.h"
#include "store/idempotency.h"

namespace anxin::http {

class Exchange : public std::enable_shared_from_this<Exchange> {
 public:
  Exchange(Environment& environment, const Route& route, Request request, const std::vector<std::string>& path);

  // Where it is to run.
  bool is_write() const { return key_.has_value() && !route_.is_on_work(); }
  bool is_brief() const { return route_.is_brief(); }
  bool is_slow() const { return route_.is_slow(); }

  // A read, or an action on Work: on the calling thread. Never throws.
  Reply answer_here();
  // A write: queued; `replied` is called on the writer's thread.
  void answer_by_writer(Router::Replied replied);

 private:
  Result<Bound> bound_with_key(const std::vector<std::string>& path);
  Reply read();
  Reply work();
  Result<std::optional<store::KeptAnswer>> begin_work(store::Tx& tx);
  Reply told_again(const store::KeptAnswer& kept) const;
  Bytes hash_of_request() const;
  bool write(store::Tx& tx);
  Result<Reply> act(Call& call);
  Result<Reply> act_once(Call& call);
  Result<Caller> caller_in(store::Tx& tx, Instant now) const;
  void finish(store::Outcome outcome, const std::exception_ptr& failure, const Router::Replied& replied);
  void write_notes_first(Router::Replied replied);
  Reply failed(const std::exception_ptr& failure) const;

  Environment& environment_;
  const Route& route_;
  Request request_;
  std::optional<store::RequestKey> key_;  // of a write
  Result<Bound> bound_;
  // What the last run came to: overwritten when the database runs the work again.
  Reply reply_;
  Caller caller_;
  std::vector<store::JournalEntry> notes_;
};

}  // namespace anxin::http
