// Router: the API table and how a row is answered. Slices add rows; tests and the command socket call respond(), the
// server dispatch(). It opens the transaction, authenticates inside it, runs the action, commits when its Result is OK.
//
//   router.get("/needs/{id}", "Read one need", read_need).brief();
//   router.post("/needs/{id}/triage", "Triage a need", triage_need).raises({"need.only_social_worker_triages"});
//
// A write carries the header Idempotency-Key (8 to 64 letters, digits, "-", "_"), unless anybody may make it. The same
// key with the same request gets the same answer and has its effect once; with another request 422. A refusal is not
// kept.
// An answer of 503 "outcome_unknown" means: stored or not, ask again with the same key.
#pragma once

#include <deque>

#include "http/action.h"
#include "http/environment.h"
#include "http/problem.h"

namespace anxin::http {

class Router {
 public:
  using Replied = std::function<void(Reply)>;  // called once, on any thread

  template <class Function>
  Route& get(std::string pattern, std::string summary, Function action) {
    return add(route_of<Method::get>(std::move(pattern), std::move(summary), std::move(action)));
  }
  template <class Function>
  Route& post(std::string pattern, std::string summary, Function action) {
    return add(route_of<Method::post>(std::move(pattern), std::move(summary), std::move(action)));
  }
  template <class Function>
  Route& put(std::string pattern, std::string summary, Function action) {
    return add(route_of<Method::put>(std::move(pattern), std::move(summary), std::move(action)));
  }
  template <class Function>
  Route& patch(std::string pattern, std::string summary, Function action) {
    return add(route_of<Method::patch>(std::move(pattern), std::move(summary), std::move(action)));
  }
  template <class Function>
  Route& remove(std::string pattern, std::string summary, Function action) {
    return add(route_of<Method::remove>(std::move(pattern), std::move(summary), std::move(action)));
  }

  // Answers on the calling thread and waits for the commit.
  Reply respond(Environment& environment, Request request) const;
  // Answers without waiting: a brief read here and now, a write on the database's writer, the rest on the workers.
  void dispatch(Environment& environment, Request request, Replied replied) const;

  // How large a body the route takes; nothing: there is no such route, and dispatch() will say so.
  std::optional<std::size_t> body_max(Method method, std::string_view path) const;
  const std::deque<Route>& routes() const { return routes_; }
  const Route* route_for(Method method, std::string_view path) const { return find(method, path).route; }

 private:
  struct Found {
    const Route* route = nullptr;
    std::vector<std::string> values;
    std::string allowed;  // the methods of this path, when the method is the only thing wrong
  };

  Route& add(Route route);  // throws std::logic_error: the same route twice
  Found find(Method method, std::string_view path) const;

  std::deque<Route> routes_;  // stable addresses: requests under way point to their route
};

}  // namespace anxin::http
