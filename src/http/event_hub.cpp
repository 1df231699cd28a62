#include "http/event_hub.h"

#include <chrono>

#include "json/object_text.h"
#include "store/journal.h"

namespace anxin::http {
namespace {

constexpr std::chrono::milliseconds poll_every{1000};
constexpr std::chrono::milliseconds gather_for{50};  // commits come in bunches: one look for all of them
constexpr std::int64_t lines_at_once = 500;

std::string text_of(const store::JournalLine& line) {
  const std::string facts = json::ObjectText()
                                .text("action", line.action)
                                .number("county", line.county.number())
                                .number("chain", line.chain.number())
                                .text("object", line.object)
                                .number("id", line.object_id)
                                .str();
  return "event: change\ndata: " + facts + "\n\n";
}

}  // namespace

Listener::Taken Listener::take() {
  const std::scoped_lock lock(mutex_);
  return {std::exchange(text_, {}), ended_};
}

void Listener::put(std::string_view text) {
  {
    const std::scoped_lock lock(mutex_);
    text_ += text;
    if (text_.size() > waiting_max) text_ = "event: lost\ndata: {}\n\n";
  }
  notify_();
}

void Listener::end() {
  {
    const std::scoped_lock lock(mutex_);
    ended_ = true;
  }
  notify_();
}

EventHub::EventHub(Environment& environment) : environment_(environment) {
  environment_.after_commit = [bell = bell_] {
    const std::scoped_lock lock(bell->mutex);
    if (!std::exchange(bell->rung, true)) bell->wake.notify_one();
  };
  look();  // where the chains stand now: what comes after it is news
  thread_ = std::thread([this] { follow(); });
}

EventHub::~EventHub() {
  {
    const std::scoped_lock lock(bell_->mutex);
    bell_->stopping = true;
  }
  bell_->wake.notify_one();
  thread_.join();
}

std::shared_ptr<Listener> EventHub::listen(Request request, std::function<void()> notify) {
  auto listener = std::make_shared<Listener>(std::move(request), std::move(notify));
  const std::scoped_lock lock(mutex_);
  listeners_.push_back(listener);
  return listener;
}

std::size_t EventHub::listeners() { return present().size(); }

std::vector<std::shared_ptr<Listener>> EventHub::present() {
  std::vector<std::shared_ptr<Listener>> all;
  const std::scoped_lock lock(mutex_);
  std::erase_if(listeners_, [](const auto& listener) { return listener.expired(); });
  for (const auto& weak : listeners_) {
    if (auto listener = weak.lock()) all.push_back(std::move(listener));
  }
  return all;
}

bool EventHub::wait_for_news() {
  std::unique_lock lock(bell_->mutex);
  bell_->wake.wait_for(lock, poll_every, [this] { return bell_->rung || bell_->stopping; });
  if (bell_->rung) bell_->wake.wait_for(lock, gather_for, [this] { return bell_->stopping; });
  bell_->rung = false;
  return !bell_->stopping;
}

void EventHub::follow() {
  while (wait_for_news()) {
    try {
      look();
    } catch (const std::exception& failure) {
      // The database is away: the listeners stay, and hear of what happened when it is back.
      if (environment_.log) environment_.log(std::string("following the journal: ") + failure.what());
    }
  }
}

void EventHub::look() {
  environment_.database.read([this](store::Tx& tx) {
    std::map<Chain, std::int64_t> read = read_;
    const std::vector<Event> events = news(tx, read);
    const std::vector<std::shared_ptr<Listener>> all = present();
    if (!events.empty()) {
      for (const auto& listener : all) tell(tx, *listener, events);
    }
    // Only now: what was not told for a failure is told next time, to some perhaps twice.
    read_ = std::move(read);
    started_ = true;
  });
}

std::vector<EventHub::Event> EventHub::news(store::Tx& tx, std::map<Chain, std::int64_t>& read) const {
  std::vector<Event> events;
  for (const store::ChainHead& head : store::heads(tx)) {
    std::int64_t& done = read[{head.county.number(), head.chain.number()}];
    if (!started_) done = head.seq;
    while (done < head.seq) {
      const std::vector<store::JournalLine> lines =
          store::lines(tx, {head.county, head.chain}, {}, done, lines_at_once);
      for (const store::JournalLine& line : lines) events.push_back({head.county, head.chain, text_of(line)});
      done = lines.empty() ? head.seq : lines.back().seq;  // a tail that is missing is the check's business
    }
  }
  return events;
}

void EventHub::tell(store::Tx& tx, Listener& listener, const std::vector<Event>& events) const {
  const Result<Caller> caller = environment_.authenticator.authenticate(tx, environment_.clock(), listener.request());
  if (!caller.ok()) return listener.end();
  std::string text;
  std::map<Chain, bool> may;
  for (const Event& event : events) {
    const auto [known, fresh] = may.try_emplace({event.county.number(), event.chain.number()}, false);
    if (fresh) known->second = environment_.authenticator.may_follow(tx, *caller, event.county, event.chain);
    if (known->second) text += event.text;
  }
  if (!text.empty()) listener.put(text);
}

}  // namespace anxin::http
