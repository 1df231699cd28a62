// What an action's signature says: where each parameter comes from, and what goes back.
//
//   Result<NeedPage> triage_need(Call&, NeedId, TriageDraft)
//
// Call& or Work& first. Ids, texts, numbers and days come from the path, in its order. A described struct comes from
// the query string of a GET or DELETE and beside a Blob, else from the JSON body. A Blob is the raw body.
#pragma once

#include <functional>
#include <tuple>
#include <type_traits>

#include "http/route.h"
#include "json/query.h"
#include "json/read.h"

namespace anxin::http {

template <class T>
inline constexpr bool from_path = requires(std::string_view text, T& value, const json::Spot& spot) {
  json::take_text(text, value, spot);
};

bool body_is_json(const Request& request);

enum class From { query, body };  // where a described struct comes from

// Reads the arguments one after the other; keeps the first error.

template <From from>
class ArgumentReader {
 public:
  explicit ArgumentReader(const Arguments& arguments) : arguments_(arguments) {}

  // A path value that does not fit is a thing that does not exist.
  template <class T>
  requires from_path<T>
  bool read(T& value) {
    json::Reading reading;
    const json::Place root;
    const json::About whole("");
    json::take_text(arguments_.path.at(next_++), value, json::Spot{reading, root, whole});
    return reading.ok() || fail(not_found());
  }
  bool read(Blob& blob) {
    blob = {std::string(arguments_.request.header("content-type")), arguments_.request.body};
    return true;
  }
  template <class T>
  requires(!from_path<T>) bool read(T& value) {
    if constexpr (from == From::query) {
      return take(json::read_query<T>(arguments_.request.query), value);
    } else {
      if (!body_is_json(arguments_.request)) return fail(malformed("http.json_expected"));
      return take(json::read<T>(arguments_.request.body), value);
    }
  }
  const std::optional<Error>& error() const { return error_; }

 private:
  template <class T>
  bool take(Result<T> result, T& value) {
    if (!result.ok()) return fail(result.error());
    value = std::move(result).value();
    return true;
  }
  bool fail(Error error) {
    error_ = std::move(error);
    return false;
  }

  const Arguments& arguments_;
  std::size_t next_ = 0;
  std::optional<Error> error_;
};

// What the type inside an action's Result means for the answer.
template <class T>
struct AnswerOf {
  using Shown = T;
  static constexpr int status = 200;
  static constexpr bool sets_cookie = false;
};
template <>
struct AnswerOf<Done> {
  using Shown = void;
  static constexpr int status = 204;
  static constexpr bool sets_cookie = false;
};
template <>
struct AnswerOf<Download> {
  using Shown = void;
  static constexpr int status = 200;
  static constexpr bool sets_cookie = false;
};
template <class T>
struct AnswerOf<Created<T>> : AnswerOf<T> {
  static constexpr int status = 201;
};
template <class T>
struct AnswerOf<WithCookie<T>> : AnswerOf<T> {
  static constexpr bool sets_cookie = true;
};

template <Method method, class First, class Answer, class... Parameters>
class Action {
 public:
  using Function = std::function<Result<Answer>(First&, Parameters...)>;
  static_assert(std::is_same_v<First, Call> || std::is_same_v<First, Work>, "an action takes Call& or Work& first");
  static_assert(!AnswerOf<Answer>::sets_cookie || std::is_same_v<First, Work>, "cookies are set by actions on Work");

  static Bind bind(Function function) {
    return [function = std::move(function)](const Arguments& arguments) -> Result<Bound> {
      std::tuple<std::decay_t<Parameters>...> values;
      ArgumentReader<from> reader(arguments);
      const bool all = std::apply([&](auto&... value) { return (reader.read(value) && ...); }, values);
      if (!all) return *reader.error();
      std::function<Result<Reply>(First&)> bound = [function, values = std::move(values)](First& first) {
        return answered(std::apply([&](const auto&... value) { return function(first, value...); }, values));
      };
      return Bound(std::move(bound));
    };
  }

  static Operation operation() {
    Operation operation;
    operation.on_work = std::is_same_v<First, Work>;
    operation.status = AnswerOf<Answer>::status;
    operation.answers_file = std::is_same_v<Answer, Download>;
    operation.takes_blob = takes_blob;
    if constexpr (!std::is_void_v<typename AnswerOf<Answer>::Shown>) {
      operation.answer = [](json::Schemas& schemas) { return schemas.of<typename AnswerOf<Answer>::Shown>(); };
    }
    (document<std::decay_t<Parameters>>(operation), ...);
    return operation;
  }

 private:
  static constexpr bool takes_blob = (std::is_same_v<std::decay_t<Parameters>, Blob> || ...);
  static constexpr From from =
      takes_blob || method == Method::get || method == Method::remove ? From::query : From::body;
  static Result<Reply> answered(Result<Answer> result) {
    if (!result.ok()) return result.error();
    return reply_of(std::move(result).value());
  }
  template <class T>
  static void document(Operation& operation) {
    if constexpr (from_path<T>) {
      operation.path.push_back([](json::Schemas& schemas) { return schemas.of<T>(); });
    } else if constexpr (std::is_same_v<T, Blob>) {
      // The raw body has no schema.
    } else if constexpr (from == From::query) {
      operation.query = [](json::Schemas& schemas) { return schemas.fields_of<T>(); };
    } else {
      operation.body = [](json::Schemas& schemas) { return schemas.of<T>(); };
    }
  }
};

template <Method method, class Function>
struct ActionOf;
template <Method method, class First, class Answer, class... Parameters>
struct ActionOf<method, std::function<Result<Answer>(First&, Parameters...)>>
    : Action<method, First, Answer, Parameters...> {};

// A route from a function or a lambda. The method is known when compiling: it decides from where the fields come.
template <Method method, class Function>
Route route_of(std::string pattern, std::string summary, Function function) {
  using Of = ActionOf<method, decltype(std::function{function})>;
  return Route(method, std::move(pattern), std::move(summary), Of::bind(std::move(function)), Of::operation());
}

}  // namespace anxin::http
