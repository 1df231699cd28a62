#include "needs/merge.h"

namespace anxin::needs {

Result<Need> merged_into(Need need, const Need& parent, bool is_a_parent) {
  if (need.id == parent.id) return invalid("merge.into_itself", ".parent_id");
  if (need.county != parent.county || need.community != parent.community) {
    return invalid("merge.elsewhere", ".parent_id");
  }
  if (parent.stage == Stage::merged) return invalid("merge.parent_is_merged", ".parent_id");
  if (!is_open(parent.stage) || parent.stage == Stage::in_case) return invalid("merge.parent_is_over", ".parent_id");
  if (is_a_parent) return invalid("merge.is_a_parent");
  return moved(std::move(need), Event::merge);
}

Instant undone_at_the_latest(const Merge& merge) {
  return instant_of(day_of(merge.at).days_after(undo_days), time_of(merge.at));
}

Result<Need> split_off(Need need, const Merge& merge, Instant now) {
  need.before = merge.before;
  need = TRY(moved(std::move(need), Event::split));
  if (now > undone_at_the_latest(merge)) return invalid("merge.too_late");
  return need;
}

Result<Done> complete(const Told& told, const Merge& merge, Instant now) {
  if (told.way != "phone" && told.way != "visit") return invalid("need.unknown_word", ".way");
  if (told.at > now) return invalid("merge.told_in_the_future", ".told_at");
  // Told to the minute: within the minute of the merge counts as after.
  if (told.at.plus_minutes(1) <= merge.at) return invalid("merge.told_before", ".told_at");
  return Done{};
}

}  // namespace anxin::needs
