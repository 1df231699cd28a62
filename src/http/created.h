// created(action): the same action, answering 201 instead of 200.
//
//   router.post("/people", "Write somebody down", created(add_person));
#pragma once

#include <type_traits>

#include "http/reply.h"

namespace anxin::http {

template <class First, class Answer, class... Parameters>
auto created(Result<Answer> (*action)(First&, Parameters...)) {
  return [action](First& first, const std::decay_t<Parameters>&... parameters) -> Result<Created<Answer>> {
    Result<Answer> result = action(first, parameters...);
    if (!result.ok()) return result.error();
    return Created<Answer>{std::move(result).value()};
  };
}

}  // namespace anxin::http

namespace anxin {
using http::created;
}
