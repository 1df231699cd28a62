// The table of reply templates.
#pragma once

#include <optional>
#include <vector>

#include "settings/reply_template.h"
#include "store/tx.h"

namespace anxin::settings {

// The newest versions that hold at a place: its own and those from above. Nearest first, retired ones left out.
std::vector<ReplyTemplate> templates_at(Tx& tx, CountyId county, const AreaPath& place);
// The newest version, a retired one too.
std::optional<ReplyTemplate> find_template(Tx& tx, CountyId county, TemplateId id);
// False: this version is there already, written by somebody else.
bool insert_version(Tx& tx, const ReplyTemplate& version);

}  // namespace anxin::settings
