// EventHub: follows the journal and tells those who listen that something happened: ids and kinds, never what.
//
//   event: change
//   data: {"action":"need.triaged","county":1,"chain":305,"object":"need","id":9007}
//
// It reads heads of chains, so that no line is passed over (commits overtake ids): at once after a commit of this
// process, each second for those of others. Before each sending it authenticates every listener anew and asks whether
// he may follow the chain; a listener whose session has ended is let go. Listening does not keep a session alive.
// Who was away reads his page again: nothing is kept for him. Who does not keep up is told "lost" and reads again too.
#pragma once

#include <condition_variable>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "http/environment.h"

namespace anxin::http {

// One page that listens. Filled by the hub's thread, emptied by the connection's.
class Listener {
 public:
  Listener(Request request, std::function<void()> notify) : request_(std::move(request)), notify_(std::move(notify)) {}

  const Request& request() const { return request_; }
  struct Taken {
    std::string text;
    bool ended = false;
  };
  Taken take();
  void put(std::string_view text);
  void end();  // no more will come

 private:
  static constexpr std::size_t waiting_max = 64 * 1024;

  Request request_;
  std::function<void()> notify_;  // wakes the connection; any thread
  std::mutex mutex_;
  std::string text_;
  bool ended_ = false;
};

class EventHub {
 public:
  // Sets environment.after_commit, which may be called on any thread, also when the hub is gone.
  explicit EventHub(Environment& environment);
  ~EventHub();
  EventHub(const EventHub&) = delete;
  EventHub& operator=(const EventHub&) = delete;

  // The listener lives as long as the connection holds it.
  std::shared_ptr<Listener> listen(Request request, std::function<void()> notify);
  std::size_t listeners();

 private:
  struct Bell {
    std::mutex mutex;
    std::condition_variable wake;
    bool rung = false;  // something was committed here
    bool stopping = false;
  };
  using Chain = std::pair<std::int64_t, std::int64_t>;  // county, area
  struct Event {
    CountyId county;
    AreaId chain;
    std::string text;
  };

  void follow();
  bool wait_for_news();  // false: the hub is to stop
  void look();
  std::vector<Event> news(store::Tx& tx, std::map<Chain, std::int64_t>& read) const;  // and moves `read` on
  void tell(store::Tx& tx, Listener& listener, const std::vector<Event>& events) const;
  std::vector<std::shared_ptr<Listener>> present();

  Environment& environment_;
  std::shared_ptr<Bell> bell_ = std::make_shared<Bell>();
  std::mutex mutex_;
  bool started_ = false;  // the heads of the start are known
  std::vector<std::weak_ptr<Listener>> listeners_;
  std::map<Chain, std::int64_t> read_;  // the last line told of each chain
  std::thread thread_;
};

}  // namespace anxin::http
