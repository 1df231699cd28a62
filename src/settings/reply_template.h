// A reply template: words that a place keeps ready for answering. It is never changed in place: a new version is
// written, so that an answer of last year can still be read beside the words of last year.
#pragma once

#include <string>

#include "base/area_path.h"
#include "base/ids.h"
#include "base/result.h"
#include "base/time.h"

namespace anxin::settings {

struct ReplyText {
  std::string title;
  std::string words;
};

struct ReplyTemplate {
  CountyId county;
  TemplateId id;
  std::int64_t version = 1;
  AreaId area;
  AreaPath path;
  ReplyText text;
  bool retired = false;
  AccountId set_by;
  Instant set_at;
};

// Title of 1 to 20 letters, words of 1 to 500.
Result<ReplyText> checked(const ReplyText& text);

}  // namespace anxin::settings
