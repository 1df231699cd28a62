#include "areas/area_routes.h"
#include "areas/word_actions.h"
#include "areas/word_json.h"
#include "http/created.h"

namespace anxin::areas {

void add_word_routes(http::Router& router) {
  router.get("/words", "The lists of words in use", read_words).brief();
  router.get("/areas/{id}/words", "The categories of a county, those too that count no more", list_words)
      .raises({"area.above_the_county"});
  router.post("/areas/{id}/words", "Add a category to a county's list", created(add_word))
      .raises({"word.not_a_county", "word.label_length"})
      .raises(ErrorCode::conflict, {"word.is_there"});
  router.post("/areas/{id}/words/{word}/retire", "Offer a category no more", retire_word)
      .raises({"word.not_a_county", "word.in_the_past", "word.last_one"})
      .raises(ErrorCode::conflict, {"word.retired_before"});
  router.post("/areas/{id}/words/{word}/merge", "Let a category go into another one", merge_word)
      .raises({"word.not_a_county", "word.no_target"})
      .raises(ErrorCode::conflict, {"word.merged_before"});
}

}  // namespace anxin::areas
