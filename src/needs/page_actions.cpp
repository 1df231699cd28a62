// The page of one need: everything known about it, what happened, and what this caller may do next.
#include <set>

#include "areas/area_actions.h"
#include "needs/call_back_store.h"
#include "needs/card_actions.h"
#include "needs/merge_actions.h"
#include "needs/merge_store.h"
#include "needs/need_actions.h"
#include "needs/need_steps_actions.h"
#include "needs/need_store.h"
#include "needs/outcome_actions.h"
#include "needs/task_store.h"
#include "settings/setting_actions.h"
#include "store/facts.h"
#include "store/journal.h"
#include "text/names.h"
#include "text/phone.h"

namespace anxin::needs {
namespace {

constexpr std::int64_t timeline_max = 500;

OnBehalfPage behalf_page(const Voice& voice, const KnownPeople& known) {
  const auto affected = voice.affected ? known.find(*voice.affected) : known.end();
  const bool registered = affected != known.end();
  const PrivateText& name = registered ? affected->second.name : voice.affected_name;
  const bool as_registered = registered && voice.affected_phone.empty();
  const PrivateText& phone = as_registered ? affected->second.phone : voice.affected_phone;
  return {voice.relation.value(), text::masked_name(name.reveal()), text::masked_phone(phone.reveal())};
}

VoicePage page_of(Names& names, const Voice& voice, const KnownPeople& known, const NeedCard& card) {
  const NumberToCall number = number_to_call(voice, known);
  VoicePage page{.id = voice.id,
                 .need_id = voice.need,
                 .channel = voice.channel,
                 .words = voice.words.reveal(),
                 .recorder = names.staff(voice.recorder),
                 .recorder_role = voice.recorder_role,
                 .requester_id = voice.requester,
                 .name_masked = text::masked_name(name_of_requester(voice, known).reveal()),
                 .anonymous = voice.anonymous,
                 .on_behalf = std::nullopt,
                 .address_masked = card.estate_name.value_or(""),
                 .happened = voice.happened,
                 .happened_precision = voice.happened_precision,
                 .received = voice.received,
                 .call_back_way = voice.call_back_way,
                 .phone_masked = text::masked_phone(number.phone.reveal()),
                 .phone_of_affected = number.of_the_affected,
                 .hotline = std::nullopt,
                 .met = voice.met};
  if (card.building) page.address_masked += " " + *card.building;
  if (voice.hotline) {
    page.hotline =
        HotlinePage{voice.hotline->source, voice.hotline->order_no, voice.hotline->order_kind, voice.hotline->due};
  }
  if (voice.relation) page.on_behalf = behalf_page(voice, known);
  return page;
}

std::vector<TaskPage> tasks_page(Call& call, Names& names, const Need& need, const Homes& homes) {
  const std::vector<TaskNote> notes = notes_of(call.tx, need.county, need.id);
  std::vector<TaskPage> pages;
  for (const Task& task : tasks_of(call.tx, need.county, need.id)) {
    TaskPage page{.id = task.id,
                  .revision = task.revision,
                  .what = task.what.reveal(),
                  .handler = names.in_charge(task.handler, need.path),
                  .due = task.due,
                  .state = std::string(word_of(task.state)),
                  .result = std::nullopt,
                  .done_on = task.done_on,
                  .took_part = {},
                  .notes = {},
                  .may_work = std::nullopt};
    if (task.result) page.result = task.result->reveal();
    for (const PersonId person : task.took_part) page.took_part.push_back(names.staff(person));
    for (const TaskNote& note : notes) {
      if (note.task == task.id)
        page.notes.push_back({note.id, note.at, names.staff(note.written_by), note.words.reveal()});
    }
    const auto allowed = may_work_on(task, call.caller.person, need.owner);
    const auto own = not_ones_own(need, call.caller.person, homes);
    if (!own.ok()) page.may_work = own.error().key;
    if (!allowed.ok()) page.may_work = allowed.error().key;
    if (task.state != TaskState::done && !moved(need, Event::start).ok()) page.may_work = "need.not_now";
    if (call.caller.grant_for(Permission::need_handle, need.path) == nullptr) page.may_work = "not_allowed";
    pages.push_back(std::move(page));
  }
  return pages;
}

// The day on which the running clock ends.
Day clock_day(const Need& need) { return day_of(need.closing_due.value_or(need.triage_due)); }

std::vector<store::JournalLine> story_of(Call& call, const Need& need) {
  return store::story_of(call.tx, need.county, {"need", need.id.number()}, timeline_max);
}

std::vector<TimelineEntry> timeline_of(Call& call, Names& names, const Need& need) {
  std::vector<TimelineEntry> entries;
  for (const store::JournalLine& line : story_of(call, need)) {
    TimelineEntry entry{line.seq, line.at, line.action, names.staff(line.person), line.role, std::nullopt, line.facts};
    if (line.on_behalf_of != PersonId()) entry.on_behalf = names.beneficiary(line.on_behalf_of);
    entries.push_back(std::move(entry));
  }
  return entries;
}

std::optional<TriagePage> triage_of(Call& call, Names& names, const Need& need) {
  const std::optional<JudgedTriage> judged = newest_triage(call.tx, need);
  if (!judged) return std::nullopt;
  const Triage& triage = judged->triage;
  return TriagePage{triage.populations,
                    triage.public_interest,
                    triage.public_interest_reason.reveal(),
                    triage.feasible,
                    triage.feasible_reason.reveal(),
                    triage.urgency_reason.reveal(),
                    triage.difficulty_reason.reveal(),
                    names.staff(judged->judged_by),
                    judged->at};
}

std::optional<std::string> against_calling(Call& call, const Need& need, const Homes& homes) {
  if (call.caller.grant_for(Permission::need_call_back, need.path) == nullptr) return "not_allowed";
  const auto allowed = may_call_back(need, workers_of(call, need), call.caller.person, homes);
  if (!allowed.ok()) return allowed.error().key;
  if (const auto own = not_own_matter_of(call, need, call.caller.person); !own.ok()) return own.error().key;
  return std::nullopt;
}

// Of a case, for whoever may not read it.
NeedPage outside_page(const Need& need, NeedPage page) {
  page.triage_due = need.triage_due;
  const std::optional<std::string> no = "need.restricted";
  page.may = {no, no, no, no, no, no, no, no, no, no, no, no, no, no};
  return page;
}

std::optional<std::string> against_owning(Call& call, const Need& need, const Homes& homes) {
  if (call.caller.grant_for(Permission::need_assign, need.path) == nullptr) return "not_allowed";
  if (const auto own = not_ones_own(need, call.caller.person, homes); !own.ok()) return own.error().key;
  if (!is_open(need.stage)) return "need.not_now";
  return std::nullopt;
}

ScoreWire score_page(const Need& need, const std::optional<TriagePage>& triage, bool late) {
  ScoreWire score;
  for (const ScorePart& part : score_of(need, triage ? triage->populations : std::vector<std::string>(), late)) {
    score.value += part.points;
    score.parts.push_back({part.key, part.points});
  }
  return score;
}

// The questions of the page that hang on the need alone.
void ask_for_page(Call& call, const Need& need) {
  call.tx.ahead([&] {
    Names::ask(call, need.county, need.path);
    find_card(call.tx, need);
    areas::working_days(call, clock_day(need));
    newest_triage(call.tx, need);
    voices_with_merged(call.tx, need);
    homes_for(call, need, {call.caller.person});
    notes_of(call.tx, need.county, need.id);
    tasks_of(call.tx, need.county, need.id);
    call_backs_of(call.tx, need, std::nullopt);
    story_of(call, need);
    workers_of(call, need);
    ask_for_outcomes(call, need);
  });
}

}  // namespace

Result<NeedPage> read_need(Call& call, NeedId id) {
  const Need need = TRY(need_for(call, id, Permission::need_read));
  ask_for_page(call, need);
  Names names(call, need.county, need.path);
  NeedPage page;
  std::set<AreaId> places{need.community};
  if (need.estate) places.insert(*need.estate);
  names.fetch_areas(places);
  page.need = cards_of(call, names, {find_card(call.tx, need).value()}).front();
  page.community_id = need.community;
  page.community_name = names.area(need.community).value();
  if (is_hidden(page.need)) return outside_page(need, std::move(page));
  page.triage_due = need.triage_due;
  page.closing_due = need.closing_due;
  const Day due = clock_day(need);
  page.due_by_weekends = !need.due_imported && !areas::working_days(call, due).official(due.year());
  page.triage = triage_of(call, names, need);
  page.score = score_page(need, page.triage, page.need.late);
  const std::vector<Voice> voices = voices_with_merged(call.tx, need);
  const KnownPeople known = people_of(call, need.county, voices);
  for (const Voice& voice : voices) {
    // A voice that joined speaks of its own place.
    const NeedCard own = voice.need == need.id
                             ? page.need
                             : cards_of(call, names, {find_card_in(call.tx, need.county, voice.need).value()}).front();
    page.voices.push_back(page_of(names, voice, known, own));
  }
  const Homes homes = homes_for(call, need, {call.caller.person});
  page.tasks = tasks_page(call, names, need, homes);
  for (const CallBack& one : call_backs_of(call.tx, need, std::nullopt)) {
    page.call_backs.push_back({one.id, one.voice, one.at, names.staff(one.by), one.reached, one.way, one.solved,
                               one.satisfaction, one.words ? std::optional(one.words->reveal()) : std::nullopt});
  }
  page.timeline = timeline_of(call, names, need);
  page.may.triage = reason_against(call, need, homes, Permission::need_triage, Event::triage);
  page.may.assign = reason_against(call, need, homes, Permission::need_assign, Event::assign);
  page.may.own = against_owning(call, need, homes);
  page.may.call_back = against_calling(call, need, homes);
  add_outcomes(call, names, need, homes, page);
  add_case(call, need, homes, page);
  add_merge(call, names, need, homes, page);
  return page;
}

Result<Slip> print_slip(Call& call, NeedId id) {
  const Need need = TRY(need_for(call, id, Permission::need_register));
  const settings::Values place = settings::values_at(call, need.path);
  Slip slip{need.need_no,
            public_code_of(call.tx, need).reveal(),
            areas::area_named(call, need.community).name,
            need.received,
            need.channel,
            summary_of(call.tx, need).reveal(),
            place.at("place_phone"),
            place.at("duty_from"),
            place.at("duty_until")};
  journal(call, need, "need.slip_printed", Permission::need_register, store::Facts().text());
  return slip;
}

}  // namespace anxin::needs
