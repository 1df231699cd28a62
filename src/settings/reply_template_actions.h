// Reply templates: which there are at a place, and how a place keeps them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "settings/reply_template.h"
#include "store/call.h"

namespace anxin::settings {

struct TemplateCard {
  TemplateId id;
  std::int64_t version = 1;
  AreaId area_id;
  std::string area_name;
  std::string title;
  std::string words;
  std::optional<std::string> by;
  Instant at;
  bool may_change = false;
};
struct TemplateList {
  std::vector<TemplateCard> items;
  bool may_add = false;
};
struct TemplateDraft {
  std::string title;
  std::string words;
};
struct TemplateEdit {
  std::int64_t version = 1;
  std::string title;
  std::string words;
};
struct TemplateRetire {
  std::int64_t version = 1;
};

Result<TemplateList> list_templates(Call& call, AreaId area);
Result<TemplateList> add_template(Call& call, AreaId area, const TemplateDraft& draft);
// One of the place's own; what comes from above is changed there.
Result<TemplateList> edit_template(Call& call, AreaId area, TemplateId id, const TemplateEdit& edit);
Result<TemplateList> retire_template(Call& call, AreaId area, TemplateId id, const TemplateRetire& retire);

}  // namespace anxin::settings
