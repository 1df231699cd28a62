#include "http/work.h"

namespace anxin::http {

Result<Caller> Work::caller_in(store::Tx& tx, Instant at) const {
  if (terms_.anonymous) return caller_;
  return environment_.authenticator.authenticate(tx, at, request_);
}

// Both may run more than once, so what an earlier run found is forgotten.
Result<Done> Work::claim_key(Call& call) {
  finished_ = false;
  before_.reset();
  if (!terms_.key) return Done{};
  before_ = TRY(store::claim(call.tx, *terms_.key, call.now));
  if (before_) return conflict("idempotency.answered_before");  // Exchange answers with what is kept
  return Done{};
}

void Work::keep(Call& call, const Reply& reply) {
  if (terms_.key) store::keep(call.tx, *terms_.key, {reply.status, terms_.secret ? std::string() : reply.body});
  finished_ = true;
}

Result<Done> Work::read_with(const std::function<void(Call&)>& reading) {
  std::vector<store::JournalEntry> notes;
  Caller noting;
  Result<Done> done = environment_.database.read([&](store::Tx& tx) -> Result<Done> {
    const Instant at = now();
    Call call{tx, TRY(caller_in(tx, at)), at, environment_.ids, environment_.random};
    reading(call);
    notes = std::move(call.notes);
    noting = std::move(call.caller);
    return Done{};
  });
  write_notes_of(noting, notes);
  return done;
}

Result<Done> Work::write_with(const std::function<bool(Call&)>& writing) {
  std::vector<store::JournalEntry> notes;
  Caller noting;
  Result<Done> done = Done{};
  const store::Outcome outcome = environment_.database.write_now([&](store::Tx& tx) {
    notes.clear();
    const Instant at = now();
    Result<Caller> caller = caller_in(tx, at);
    done = caller.ok() ? Result<Done>(Done{}) : Result<Done>(caller.error());
    if (!caller.ok()) return false;
    Call call{tx, std::move(caller).value(), at, environment_.ids, environment_.random};
    const bool commit = writing(call);
    notes = std::move(call.notes);
    noting = std::move(call.caller);
    return commit;
  });
  if (outcome == store::Outcome::unknown) return Error{ErrorCode::overloaded, "outcome_unknown"};
  if (outcome == store::Outcome::refused) write_notes_of(noting, notes);
  if (outcome == store::Outcome::committed && environment_.after_commit) environment_.after_commit();
  return done;
}

void Work::write_notes_of(const Caller& caller, const std::vector<store::JournalEntry>& notes) {
  if (notes.empty()) return;
  environment_.database.write_now([&](store::Tx& tx) {
    Call call{tx, caller, now(), environment_.ids, environment_.random};
    store::write_notes(call, notes);
    return true;
  });
}

}  // namespace anxin::http
