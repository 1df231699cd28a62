// Handing over in bulk what somebody is away from: the needs they own and their unfinished tasks (S13).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/ids.h"
#include "base/private.h"
#include "base/result.h"
#include "store/call.h"

namespace anxin::needs {

struct HandOverDraft {
  AreaId area_id;
  PersonId from_id;
  PersonId to_id;
  PrivateText reason;
  std::optional<std::vector<NeedId>> need_ids;  // nothing: all
};
struct HandedNeed {
  NeedId need_id;
  std::string need_no;
  bool owner = false;
  int tasks = 0;
};
struct KeptNeed {
  NeedId need_id;
  std::string need_no;
  std::string why;
};
struct HandOverReport {
  std::vector<HandedNeed> handed;
  std::vector<KeptNeed> kept;
};

// Each need by itself: what the new one may not take stays where it is and is told with its reason.
Result<HandOverReport> hand_over(Call& call, const HandOverDraft& draft);

}  // namespace anxin::needs
