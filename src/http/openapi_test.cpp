#include "http/openapi.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "json/about.h"

namespace anxin::http {
namespace {

using json::about;
using testing::HasSubstr;

struct SlipPage {
  NeedId id;
};
template <class S>
void describe(S& shape, SlipPage& v) {
  shape.field("id", v.id, about("Its number"));
}

struct SlipDraft {
  std::string words;
};
template <class S>
void describe(S& shape, SlipDraft& v) {
  shape.field("words", v.words, about("What was said"));
}

struct SlipQuery {
  std::optional<std::string> words;
  std::vector<std::string> stages;
};
template <class S>
void describe(S& shape, SlipQuery& v) {
  shape.field("words", v.words, about("Searched for"));
  shape.field("stage", v.stages, about("Only these"));
}

Result<SlipPage> read_slip(Call&, NeedId id) { return SlipPage{id}; }
Result<std::vector<SlipPage>> list_slips(Call&, SlipQuery) { return std::vector<SlipPage>{}; }
Result<Created<SlipPage>> write_slip(Call&, SlipDraft) { return Created<SlipPage>{{NeedId(1)}}; }
Result<Done> drop_slip(Call&, NeedId) { return Done{}; }
Result<WithCookie<SlipPage>> sign_in(Work&, SlipDraft) { return WithCookie<SlipPage>{{NeedId(1)}, {}}; }
Result<Done> upload(Work&, SlipQuery, Blob) { return Done{}; }

Router table() {
  Router router;
  router.get("/slips/{slip}", "Read one slip", read_slip);
  router.get("/slips", "List slips", list_slips);
  router.post("/slips", "Write a slip", write_slip).raises({"slip.words_missing"});
  router.remove("/slips/{slip}", "Drop a slip", drop_slip).raises(ErrorCode::conflict, {"slip.changed"});
  router.post("/session", "Sign in", sign_in).anonymous();
  router.put("/uploads", "Upload a sheet", upload).body_max(20'000'000).header("X-File-Name", "Its name");
  return router;
}

// The document without its line breaks: easier to compare with.
std::string flat(const std::string& text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\n') {
      while (i + 1 < text.size() && text[i + 1] == ' ') ++i;
    } else {
      out += text[i];
    }
  }
  return out;
}

TEST(OpenApi, says_where_each_parameter_comes_from) {
  const std::string document = flat(openapi(table(), "0.1.0"));
  EXPECT_THAT(document, HasSubstr(R"("operationId": "read_one_slip","summary": "Read one slip","tags": ["slips"],)"
                                  R"("parameters": [{"name": "slip","in": "path","required": true,)"
                                  R"("schema": {"type": "integer","minimum": 1}}])"));
  EXPECT_THAT(document, HasSubstr(R"({"name": "stage","in": "query","schema": {"type": "array",)"));
  EXPECT_THAT(document, HasSubstr(R"("requestBody": {"required": true,"content": {"application/json": {)"
                                  R"("schema": {"$ref": "#/components/schemas/SlipDraft"}}}},)"
                                  R"("responses": {"201": {"description": "Done","content": {"application/json": {)"
                                  R"("schema": {"$ref": "#/components/schemas/SlipPage"}}}})"));
  EXPECT_THAT(document, HasSubstr(R"("schema": {"type": "string","format": "binary"})"));
  EXPECT_THAT(document,
              HasSubstr(R"("operationId": "sign_in","summary": "Sign in","tags": ["session"],"security": [])"));
}

TEST(OpenApi, says_which_headers_a_write_takes) {
  const std::string document = flat(openapi(table(), "0.1.0"));
  EXPECT_THAT(document,
              HasSubstr(R"({"name": "X-File-Name","in": "header","required": true,"schema": {"type": "string",)"
                        R"("description": "Its name"}},{"name": "Idempotency-Key","in": "header",)"));
  EXPECT_THAT(document, HasSubstr(R"("operationId": "sign_in","summary": "Sign in","tags": ["session"],"security": [],)"
                                  R"("parameters": [],)"));
}

TEST(OpenApi, lists_every_error_with_its_keys) {
  const std::string document = flat(openapi(table(), "0.1.0"));
  EXPECT_THAT(document, HasSubstr(R"("enum": ["idempotency.other_request","slip.words_missing"])"));
  EXPECT_THAT(document, HasSubstr(R"("enum": ["idempotency.in_flight","slip.changed"])"));
  EXPECT_THAT(document, HasSubstr(R"("enum": ["outcome_unknown","overloaded"])"));
}

TEST(OpenApi, is_the_same_each_time_and_good_json) {
  const std::string document = openapi(table(), "0.1.0");
  EXPECT_EQ(openapi(table(), "0.1.0"), document);
  EXPECT_TRUE(json::Document::parse(document).ok());
}

TEST(OpenApi, refuses_two_routes_of_one_name) {
  Router router = table();
  router.get("/other", "List slips", list_slips);
  EXPECT_THROW(openapi(router, "0.1.0"), std::logic_error);
}

TEST(RouteTable, refuses_rows_that_do_not_agree_with_their_action) {
  Router router = table();
  EXPECT_THROW(router.get("/slips", "Again", list_slips), std::logic_error);
  EXPECT_THROW(router.get("/slips/{a}/{b}", "Two values", read_slip), std::logic_error);
  EXPECT_THROW(router.post("/open", "Anybody writes", write_slip).anonymous(), std::logic_error);
  EXPECT_THROW(router.post("/quick", "A brief write", write_slip).brief(), std::logic_error);
}

TEST(RouteTable, knows_how_large_a_body_may_be) {
  const Router router = table();
  EXPECT_EQ(router.body_max(Method::put, "/uploads"), 20'000'000U);
  EXPECT_EQ(router.body_max(Method::post, "/slips"), 256U * 1024);
  EXPECT_EQ(router.body_max(Method::post, "/nowhere"), std::nullopt);
}

}  // namespace
}  // namespace anxin::http
