#include "http/problem.h"

#include "store/failure.h"

namespace anxin::http {

int status_of(ErrorCode code) {
  switch (code) {
    case ErrorCode::malformed:
      return 400;
    case ErrorCode::unauthorised:
      return 401;
    case ErrorCode::forbidden:
      return 403;
    case ErrorCode::not_found:
      return 404;
    case ErrorCode::conflict:
    case ErrorCode::in_flight:
      return 409;
    case ErrorCode::too_large:
      return 413;
    case ErrorCode::invalid:
      return 422;
    case ErrorCode::too_many:
      return 429;
    case ErrorCode::overloaded:
      return 503;
    case ErrorCode::out_of_space:
      return 507;
  }
  return 500;
}

Reply problem(const Error& error) {
  const int status = status_of(error.code);
  Reply reply{status, json::write(Problem{"about:blank", status, error.key, error.field, error.params}),
              "application/problem+json"};
  if (error.code == ErrorCode::overloaded || error.code == ErrorCode::too_many) {
    const auto seconds = error.params.find("seconds");
    reply.headers.push_back({"retry-after", seconds == error.params.end() ? "1" : seconds->second});
  }
  return reply;
}

FailureReply failure_reply(const std::exception_ptr& failure) {
  try {
    std::rethrow_exception(failure);
  } catch (const store::OutOfSpace& full) {
    return {problem({ErrorCode::out_of_space, "out_of_space"}), full.what()};
  } catch (const store::Unavailable& unavailable) {
    return {problem({ErrorCode::overloaded, "overloaded"}), unavailable.what()};
  } catch (const std::exception& other) {
    const Problem body{"about:blank", 500, "broken", "", {}};
    return {{500, json::write(body), "application/problem+json"}, other.what()};
  }
}

Reply outcome_unknown() { return problem({ErrorCode::overloaded, "outcome_unknown"}); }

}  // namespace anxin::http
