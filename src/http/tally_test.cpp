#include "http/tally_test.h"

#include "store/journal.h"

namespace anxin::http::tests {
namespace {

Result<TallyPage> find_tally(Call& call, NeedId id) {
  const auto found = call.tx.first(
      "SELECT id, name, amount FROM tally WHERE id = $1",
      [](const store::Row& row) {
        return TallyPage{row.get<NeedId>(0), row.get<std::string>(1), row.get<std::int64_t>(2)};
      },
      id);
  if (!found) return not_found();
  return *found;
}

Result<std::vector<TallyPage>> list_tallies(Call& call, const TallyQuery& query) {
  return call.tx.all(
      "SELECT id, name, amount FROM tally WHERE amount >= $1 ORDER BY id",
      [](const store::Row& row) {
        return TallyPage{row.get<NeedId>(0), row.get<std::string>(1), row.get<std::int64_t>(2)};
      },
      query.least.value_or(0));
}

store::JournalEntry entry(std::string action, NeedId id) {
  store::JournalEntry line;
  line.action = std::move(action);
  line.county = CountyId(1);
  line.chain = AreaId(5);
  line.object = "tally";
  line.object_id = id.number();
  line.facts = "{}";
  return line;
}

Result<Created<TallyPage>> open_tally(Call& call, const TallyDraft& draft) {
  if (draft.amount > 1000) {
    call.note(entry("tally.refused", {}));
    return invalid("tally.too_many", ".amount");
  }
  const NeedId id = call.ids.next<NeedId>(call.now);
  call.tx.run("INSERT INTO tally (id, name, amount) VALUES ($1, $2, $3)", id, draft.name, draft.amount);
  store::append(call, entry("tally.opened", id));
  return Created<TallyPage>{{id, draft.name, draft.amount}};
}

Result<Done> drop_tally(Call& call, NeedId id) {
  if (call.tx.run("DELETE FROM tally WHERE id = $1", id) == 0) return not_found();
  return Done{};
}

Result<TallyPage> reveal_tally(Call& call, NeedId id) { return find_tally(call, id); }
Result<Done> break_down(Call&) { throw std::runtime_error("the words of the failure"); }
Result<Done> run_full(Call&) { throw store::OutOfSpace("disk"); }
Result<Done> forbid(Call&) { return forbidden("not_allowed"); }

Result<Created<TallyPage>> open_in_two_steps(Work& work, const TallyDraft& draft) {
  const Result<Done> first = work.read([](Call&) -> Result<Done> { return Done{}; });
  if (!first.ok()) return first.error();
  return work.finish([&](Call& call) { return open_tally(call, draft); });
}

Result<Created<TallyPage>> forget_to_finish(Work& work, const TallyDraft& draft) {
  return work.write([&](Call& call) { return open_tally(call, draft); });
}

Result<WithCookie<Size>> sign_in(Work& work, const TallyDraft& draft) {
  return WithCookie<Size>{{static_cast<std::int64_t>(draft.name.size()), work.request().peer}, {{"who", "7", 60}}};
}

Result<Size> weigh(Work& work, const TallyQuery&, const Blob& blob) {
  return work.finish([&](Call&) -> Result<Size> {
    return Size{static_cast<std::int64_t>(blob.bytes.size()), blob.content_type};
  });
}

Result<Download> download(Call&) { return Download{"a \"b\".csv", "text/csv", "1,2\n"}; }

Result<Caller> authenticate(store::Tx&, Instant, const Request& request) {
  const auto who = request.cookie("who");
  if (!who || who->empty()) return Error{ErrorCode::unauthorised, "sign_in_first"};
  Caller caller;
  caller.account = AccountId(std::stoll(std::string(*who)));
  caller.device = "test";
  return caller;
}

bool may_follow(store::Tx&, const Caller& caller, CountyId, AreaId) { return caller.account != AccountId(8); }

void add_routes(Router& router) {
  router.get("/tallies/{id}", "Read one tally", find_tally).brief();
  router.get("/tallies", "List tallies", list_tallies);
  router.post("/tallies", "Open a tally", open_tally).raises({"tally.too_many"});
  router.remove("/tallies/{id}", "Drop a tally", drop_tally);
  router.post("/tallies/{id}/reveal", "Reveal a tally", reveal_tally).secret();
  router.post("/broken", "Break down", break_down);
  router.post("/full", "Run full", run_full);
  router.post("/forbidden", "Forbid", forbid);
  router.post("/two-steps", "Open in two steps", open_in_two_steps);
  router.post("/two-steps/secret", "Open in two steps, in secret", open_in_two_steps).secret();
  router.post("/unfinished", "Forget to finish", forget_to_finish);
  router.post("/session", "Sign in", sign_in).anonymous();
  router.put("/weighed", "Weigh", weigh).body_max(std::size_t{1024} * 1024);
  router.get("/download", "Download", download);
}

}  // namespace

TallyHouse::TallyHouse(store::Dialect dialect)
    : test_(dialect),
      ids_(test_->make_ids()),
      random_([](std::span<std::uint8_t> bytes) { std::ranges::fill(bytes, std::uint8_t{4}); }),
      environment_{*test_, [this] { return now_; }, ids_, random_, {authenticate, may_follow}, workers_} {
  environment_.log = [this](const std::string& line) { logged_.push_back(line); };
  test_->write_now([](store::Tx& tx) {
    tx.run("CREATE TABLE tally (id BIGINT PRIMARY KEY, name TEXT NOT NULL, amount BIGINT NOT NULL)");
    return true;
  });
  add_routes(router);
}

std::int64_t TallyHouse::count_of(const std::string& table) {
  return test_->read([&](store::Tx& tx) {
    return *tx.first("SELECT count(*) FROM " + table, [](const store::Row& row) { return row.get<std::int64_t>(0); });
  });
}

Request get(std::string path, std::string who) {
  const std::size_t question = path.find('?');
  Request request{Method::get, path.substr(0, question)};
  if (question != std::string::npos) request.query = path.substr(question + 1);
  if (!who.empty()) request.headers.push_back({"cookie", "a=b; who=" + who});
  return request;
}

Request post(std::string path, std::string body, std::string key) {
  Request request = get(std::move(path));
  request.method = Method::post;
  request.body = std::move(body);
  request.headers.push_back({"content-type", "application/json"});
  if (!key.empty()) request.headers.push_back({"idempotency-key", std::move(key)});
  return request;
}

}  // namespace anxin::http::tests
