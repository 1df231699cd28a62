#include "needs/merge_actions.h"

#include <algorithm>

#include "needs/merge_store.h"
#include "needs/need_actions.h"
#include "needs/need_list_store.h"
#include "needs/need_steps_actions.h"
#include "needs/need_store.h"
#include "needs/task_store.h"
#include "store/facts.h"
#include "text/names.h"
#include "text/phone.h"

namespace anxin::needs {
namespace {

// Whoever stands for the parent, or worked on it, then does so for the voices that join: it may not be their own.
Result<Done> nobodys_own(Call& call, const Need& need, const Need& parent) {
  std::vector<PersonId> persons = worked_on(call.tx, parent.county, parent.id);
  persons.push_back(parent.owner);
  for (const PersonId person : persons) TRY(not_own_matter_of(call, need, person, ".parent_id"));
  return Done{};
}

bool somebody_waits(Call& call, const Need& need) {
  return std::ranges::any_of(voices_with_merged(call.tx, need),
                             [](const Voice& voice) { return voice.call_back_way != "none"; });
}

ToTell to_tell(Names& names, const Voice& voice, const KnownPeople& known, const std::vector<Told>& told) {
  ToTell line{voice.id,
              text::masked_name(name_of_requester(voice, known).reveal()),
              voice.call_back_way,
              text::masked_phone(number_to_call(voice, known).phone.reveal()),
              std::nullopt,
              std::nullopt,
              std::nullopt};
  const auto done = std::ranges::find(told, voice.id, &Told::voice);
  if (done == told.end()) return line;
  line.told_way = done->way;
  line.told_at = done->at;
  line.told_by = names.staff(done->by);
  return line;
}

MergePage page_of(Call& call, Names& names, const Need& need, const Merge& merge) {
  const Need parent = find_need_in(call.tx, need.county, merge.parent).value();
  MergePage page{merge.parent, parent.need_no, names.staff(merge.by), merge.at, undone_at_the_latest(merge), {}};
  const std::vector<Voice> voices = voices_of(call.tx, need.county, need.id);
  const KnownPeople known = people_of(call, need.county, voices);
  const std::vector<Told> told = told_of(call.tx, need, merge);
  for (const Voice& voice : voices) {
    if (voice.call_back_way != "none") page.to_tell.push_back(to_tell(names, voice, known, told));
  }
  return page;
}

}  // namespace

Result<Done> nobody_joined(Call& call, const Need& need) {
  if (merged_into_it(call.tx, need).empty()) return Done{};
  return invalid("merge.others_joined");
}

Result<NeedPage> merge_need(Call& call, NeedId id, const MergeDraft& draft) {
  Need need = TRY(need_for(call, id, Permission::need_triage, draft.revision));
  TRY(not_own_matter_of(call, need, call.caller.person));
  const Need parent = TRY(need_for(call, draft.parent_id, Permission::need_triage));
  TRY(not_own_matter_of(call, parent, call.caller.person));
  const Merge merge{merges_so_far(call.tx, need) + 1, id, parent.id, need.stage, call.caller.person, call.now};
  const bool is_a_parent = !merged_into_it(call.tx, need).empty();
  need = TRY(merged_into(std::move(need), parent, is_a_parent));
  TRY(nobodys_own(call, need, parent));
  TRY(update_need(call.tx, need));
  TRY(update_need(call.tx, parent));  // so that it cannot be joined to another at the same moment, this one even
  insert_merge(call.tx, merge, need.county);
  if (somebody_waits(call, parent)) set_call_back_owed(call.tx, parent, true);
  journal(call, need, "need.merged", Permission::need_triage, store::Facts().id("parent", parent.id).text());
  journal(call, parent, "need.joined", Permission::need_triage, store::Facts().id("need", need.id).text());
  return read_need(call, id);
}

Result<NeedPage> split_need(Call& call, NeedId id, const SplitDraft& draft) {
  Need need = TRY(need_for(call, id, Permission::need_triage, draft.revision));
  TRY(not_own_matter_of(call, need, call.caller.person));
  const Merge merge = merge_of(call.tx, need).value_or(Merge{});
  need = TRY(split_off(std::move(need), merge, call.now));
  const Need parent = find_need_in(call.tx, need.county, merge.parent).value();
  TRY(update_need(call.tx, need));
  undo_merge(call.tx, need, call.now);
  set_call_back_owed(call.tx, parent, is_open(parent.stage) && somebody_waits(call, parent));
  journal(call, need, "need.split", Permission::need_triage, store::Facts().id("parent", parent.id).text());
  journal(call, parent, "need.left", Permission::need_triage, store::Facts().id("need", need.id).text());
  return read_need(call, id);
}

Result<NeedPage> tell_requester(Call& call, NeedId id, const ToldDraft& draft) {
  const Need need = TRY(need_for(call, id, Permission::need_call_back));
  TRY(not_own_matter_of(call, need, call.caller.person));
  const std::optional<Merge> merge = merge_of(call.tx, need);
  if (!merge) return invalid("merge.not_merged");
  const std::vector<Voice> voices = voices_of(call.tx, need.county, need.id);
  const auto voice = std::ranges::find(voices, draft.voice_id, &Voice::id);
  if (voice == voices.end()) return invalid("call_back.unknown_voice", ".voice_id");
  const Told told{voice->id, call.caller.person, draft.way, draft.told_at};
  TRY(complete(told, *merge, call.now));
  TRY(insert_told(call.tx, need, *merge, told));
  journal(call, need, "need.told", Permission::need_call_back, store::Facts().word("way", told.way).text());
  return read_need(call, id);
}

void add_merge(Call& call, Names& names, const Need& need, const Homes& homes, NeedPage& page) {
  const std::optional<Merge> merge = merge_of(call.tx, need);
  if (merge) page.merged_into = page_of(call, names, need, *merge);
  for (const NeedId joined : merged_into_it(call.tx, need)) {
    const Need one = find_need_in(call.tx, need.county, joined).value();
    const MergePage told = page_of(call, names, one, merge_of(call.tx, one).value());
    const auto waiting = std::ranges::count_if(told.to_tell, [](const ToTell& line) { return !line.told_at; });
    page.joined.push_back({one.id, one.need_no, static_cast<int>(waiting)});
  }
  Need joined = need;
  if (merge) joined.before = merge->before;
  page.may.merge = reason_against(call, need, homes, Permission::need_triage, Event::merge);
  if (!page.joined.empty()) {
    if (!page.may.merge) page.may.merge = "merge.is_a_parent";
    if (!page.may.withdraw) page.may.withdraw = "merge.others_joined";
    if (!page.may.open_case) page.may.open_case = "merge.others_joined";
  }
  page.may.split = reason_against(call, joined, homes, Permission::need_triage, Event::split);
  if (merge && !page.may.split && call.now > undone_at_the_latest(*merge)) page.may.split = "merge.too_late";
}

}  // namespace anxin::needs
