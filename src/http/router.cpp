#include "http/router.h"

#include <future>
#include <stdexcept>

#include "http/exchange.h"

namespace anxin::http {
namespace {

Reply not_routed(const std::string& allowed) {
  if (allowed.empty()) return problem(not_found());
  Reply reply{405, json::write(Problem{"about:blank", 405, "http.method", "", {}}), "application/problem+json"};
  reply.headers.push_back({"allow", allowed});
  return reply;
}

Reply busy() { return problem({ErrorCode::overloaded, "overloaded"}); }

}  // namespace

Route& Router::add(Route route) {
  for (const Route& other : routes_) {
    if (other.method() == route.method() && other.pattern() == route.pattern()) {
      throw std::logic_error("route twice: " + route.pattern());
    }
  }
  return routes_.emplace_back(std::move(route));
}

// The most literal pattern wins: /needs/board before /needs/{id}.
Router::Found Router::find(Method method, std::string_view path) const {
  Found best;
  const std::optional<std::vector<std::string>> segments = segments_of(path);
  if (!segments) return best;
  int best_fit = -1;
  std::vector<std::string> values;
  for (const Route& route : routes_) {
    const int fit = route.fit(*segments, values);
    if (fit < 0) continue;
    if (route.method() != method) {
      best.allowed += (best.allowed.empty() ? "" : ", ") + std::string(word_of(route.method()));
    } else if (fit > best_fit) {
      best_fit = fit;
      best.route = &route;
      best.values = values;
    }
  }
  return best;
}

std::optional<std::size_t> Router::body_max(Method method, std::string_view path) const {
  const Found found = find(method, path);
  if (found.route == nullptr) return std::nullopt;
  return found.route->body_max();
}

Reply Router::respond(Environment& environment, Request request) const {
  const Found found = find(request.method, request.path);
  if (found.route == nullptr) return not_routed(found.allowed);
  const auto exchange = std::make_shared<Exchange>(environment, *found.route, std::move(request), found.values);
  if (!exchange->is_write()) return exchange->answer_here();
  std::promise<Reply> promise;
  exchange->answer_by_writer([&](Reply reply) { promise.set_value(std::move(reply)); });
  return promise.get_future().get();
}

void Router::dispatch(Environment& environment, Request request, Replied replied) const {
  const Found found = find(request.method, request.path);
  if (found.route == nullptr) return replied(not_routed(found.allowed));
  const auto exchange = std::make_shared<Exchange>(environment, *found.route, std::move(request), found.values);
  if (exchange->is_write()) return exchange->answer_by_writer(std::move(replied));
  if (exchange->is_brief() && environment.database.dialect() == store::Dialect::sqlite) {
    return replied(exchange->answer_here());
  }
  const bool apart = exchange->is_slow() && environment.slow_workers != nullptr;
  Workers& workers = apart ? *environment.slow_workers : environment.workers;
  if (!workers.run([exchange, replied] { replied(exchange->answer_here()); })) replied(busy());
}

}  // namespace anxin::http
