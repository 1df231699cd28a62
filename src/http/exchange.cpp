#include "http/exchange.h"

#include <algorithm>

namespace anxin::http {
namespace {

bool is_key(std::string_view key) {
  const auto fits = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
  };
  return key.size() >= 8 && key.size() <= 64 && std::ranges::all_of(key, fits);
}

// Lengths first, so that no two requests run together into one text.
std::string request_text(const Request& request) {
  std::string text(word_of(request.method));
  for (const std::string* part : {&request.path, &request.query, &request.body}) {
    text += '\n' + std::to_string(part->size()) + '\n' + *part;
  }
  return text;
}

}  // namespace

Exchange::Exchange(Environment& environment, const Route& route, Request request, const std::vector<std::string>& path)
    : environment_(environment), route_(route), request_(std::move(request)), bound_(bound_with_key(path)) {}

// A bad key or body is found here, on the connection's thread, but told only after the caller is known.
Result<Bound> Exchange::bound_with_key(const std::vector<std::string>& path) {
  if (route_.takes_key()) {
    const std::string_view key = request_.header("idempotency-key");
    if (!is_key(key)) return malformed(key.empty() ? "idempotency.key_missing" : "idempotency.key_malformed");
    key_.emplace().key = std::string(key);
    // A whole sheet is not digested on the connection's thread.
    if (!route_.is_on_work()) key_->request_hash = hash_of_request();
  }
  Result<Bound> bound = route_.bind({request_, path});
  if (!bound.ok()) key_.reset();
  return bound;
}

// Keyed, because a body may hold a phone number, and a plain digest of one could be guessed back.
Bytes Exchange::hash_of_request() const {
  return environment_.database.vault().lookup_hash(CountyId(), "request", request_text(request_));
}

Result<Caller> Exchange::caller_in(store::Tx& tx, Instant now) const {
  if (route_.is_anonymous()) return Caller{};
  return environment_.authenticator.authenticate(tx, now, request_);
}

Reply Exchange::failed(const std::exception_ptr& failure) const {
  FailureReply answer = failure_reply(failure);
  if (environment_.log && !answer.words.empty()) {
    environment_.log(std::string(word_of(route_.method())) + " " + route_.pattern() + ": " + answer.words);
  }
  return std::move(answer.reply);
}

Reply Exchange::answer_here() {
  try {
    Reply reply = bound_.ok() && std::holds_alternative<OnWork>(*bound_) ? work() : read();
    if (notes_.empty()) return reply;
    environment_.database.write_now([this](store::Tx& tx) {
      Call call{tx, caller_, environment_.clock(), environment_.ids, environment_.random};
      store::write_notes(call, notes_);
      return true;
    });
    return reply;
  } catch (...) {
    return failed(std::current_exception());
  }
}

Reply Exchange::read() {
  return environment_.database.read([this](store::Tx& tx) -> Reply {
    const Instant now = environment_.clock();
    Result<Caller> caller = caller_in(tx, now);
    if (!caller.ok()) return problem(caller.error());
    Call call{tx, std::move(caller).value(), now, environment_.ids, environment_.random};
    Result<Reply> result = act(call);
    caller_ = std::move(call.caller);
    notes_ = std::move(call.notes);
    return result.ok() ? std::move(result).value() : problem(result.error());
  });
}

Reply Exchange::work() {
  if (!route_.is_anonymous()) {
    if (key_) key_->request_hash = hash_of_request();
    const auto kept = environment_.database.read([this](store::Tx& tx) { return begin_work(tx); });
    if (!kept.ok()) return problem(kept.error());
    if (*kept) return told_again(**kept);
  }
  Work work(environment_, request_, caller_, {route_.is_anonymous(), route_.is_secret(), key_});
  Result<Reply> result = std::get<OnWork>(*bound_)(work);
  if (work.answered_before()) return told_again(*work.answered_before());
  if (!result.ok()) return problem(result.error());
  if (key_ && !work.finished()) throw std::logic_error("an action on Work ended without finish()");
  return std::move(result).value();
}

// Who calls, and what was answered when the same request came before.
Result<std::optional<store::KeptAnswer>> Exchange::begin_work(store::Tx& tx) {
  caller_ = TRY(caller_in(tx, environment_.clock()));
  if (!key_) return std::optional<store::KeptAnswer>();
  key_->actor = std::to_string(caller_.account.number());
  return store::kept_answer(tx, *key_);
}

Reply Exchange::told_again(const store::KeptAnswer& kept) const {
  if (route_.is_secret()) return problem(conflict("idempotency.answer_not_kept"));
  return Reply{kept.status, kept.body};
}

Result<Reply> Exchange::act(Call& call) {
  if (!bound_.ok()) return bound_.error();
  return std::get<OnCall>(*bound_)(call);
}

// The kept answer of an earlier run of the same request, or the action and its answer kept beside its effect.
Result<Reply> Exchange::act_once(Call& call) {
  store::RequestKey key = *key_;
  key.actor = std::to_string(call.caller.account.number());
  const std::optional<store::KeptAnswer> kept = TRY(store::claim(call.tx, key, call.now));
  if (kept && route_.is_secret()) return conflict("idempotency.answer_not_kept");
  if (kept) return told_again(*kept);
  Reply reply = TRY(act(call));
  store::keep(call.tx, key, {reply.status, route_.is_secret() ? std::string() : reply.body});
  return reply;
}

bool Exchange::write(store::Tx& tx) {
  notes_.clear();
  const Instant now = environment_.clock();
  Result<Caller> caller = caller_in(tx, now);
  if (!caller.ok()) {
    reply_ = problem(caller.error());
    return false;
  }
  Call call{tx, std::move(caller).value(), now, environment_.ids, environment_.random};
  Result<Reply> result = act_once(call);
  caller_ = std::move(call.caller);
  notes_ = std::move(call.notes);
  const bool keep = result.ok();
  reply_ = keep ? std::move(result).value() : problem(result.error());
  return keep;
}

void Exchange::answer_by_writer(Router::Replied replied) {
  const std::shared_ptr<Exchange> self = shared_from_this();
  environment_.database.write(
      [self](store::Tx& tx) { return self->write(tx); },
      [self, replied = std::move(replied)](store::Outcome outcome, const std::exception_ptr& failure) {
        self->finish(outcome, failure, replied);
      });
}

void Exchange::finish(store::Outcome outcome, const std::exception_ptr& failure, const Router::Replied& replied) {
  if (outcome == store::Outcome::unknown) {
    if (environment_.log) environment_.log("a commit whose outcome is unknown: the client asks again");
    return replied(outcome_unknown());
  }
  if (failure) return replied(failed(failure));
  if (outcome == store::Outcome::committed) {
    if (environment_.after_commit) environment_.after_commit();
    return replied(std::move(reply_));
  }
  if (notes_.empty()) return replied(std::move(reply_));
  write_notes_first(replied);
}

// The trace of a refusal is stored before the answer goes out; when it cannot be stored, the refusal is not told as if
// it had been.
void Exchange::write_notes_first(Router::Replied replied) {
  const std::shared_ptr<Exchange> self = shared_from_this();
  environment_.database.write(
      [self](store::Tx& tx) {
        Call call{tx, self->caller_, self->environment_.clock(), self->environment_.ids, self->environment_.random};
        store::write_notes(call, self->notes_);
        return true;
      },
      [self, replied = std::move(replied)](store::Outcome outcome, const std::exception_ptr& failure) {
        if (outcome == store::Outcome::committed) return replied(std::move(self->reply_));
        replied(failure ? self->failed(failure) : outcome_unknown());
      });
}

}  // namespace anxin::http
