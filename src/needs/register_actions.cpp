// Registering: who spoke, where, into which community, and who owns it from now on.
#include "areas/area_actions.h"
#include "base/require.h"
#include "needs/need_actions.h"
#include "needs/need_steps_actions.h"
#include "needs/need_store.h"
#include "needs/owner_actions.h"
#include "needs/policy_actions.h"
#include "needs/voice_store.h"
#include "people/person_actions.h"
#include "store/facts.h"
#include "text/address.h"
#include "text/scrub.h"

namespace anxin::needs {
namespace {

// Twelve random digits whose last is a check digit (Luhn), so that a slip read out wrongly is noticed at once.
std::string public_code(Random& random) {
  std::string digits;
  int sum = 0;
  for (int place = 0; place < 11; ++place) {
    const auto digit = static_cast<int>(random.below(10));
    digits += static_cast<char>('0' + digit);
    const int doubled = place % 2 == 0 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  digits += static_cast<char>('0' + (10 - sum % 10) % 10);
  return digits.substr(0, 4) + " " + digits.substr(4, 4) + " " + digits.substr(8, 4);
}

struct Place {
  std::optional<AreaId> estate;
  std::optional<areas::Door> door;  // registered
  std::string building;             // as said, for cards
};

Result<Place> place_of(Call& call, const areas::Area& community, const NeedDraft& draft) {
  Place place{draft.estate, std::nullopt, {}};
  if (const auto said = text::read_door(draft.address.reveal())) place.building = said->building;
  if (!draft.estate) return place;
  const areas::Area estate = areas::area_named(call, *draft.estate);
  if (estate.kind != "estate" || !community.path.covers(estate.path)) {
    return invalid("area.estate_elsewhere", ".estate_id");
  }
  place.door = areas::door_at(call, community.county, estate.id, draft.address.reveal());
  return place;
}

// Who spoke and for whom, found or written down in the register.
struct Speakers {
  std::optional<people::Person> requester;
  std::optional<people::Person> affected;
};

Result<Speakers> speakers_of(Call& call, const areas::Area& community, const NeedDraft& draft) {
  Speakers speakers;
  const bool for_another = draft.on_behalf.has_value();
  if (!draft.requester.anonymous) {
    speakers.requester = TRY(people::person_for_voice(
        call, community,
        {draft.requester.person, draft.requester.name, draft.requester.phone, for_another ? std::nullopt : draft.estate,
         for_another ? PrivateText() : draft.address}));
  }
  if (for_another) {
    speakers.affected = TRY(people::person_for_voice(
        call, community,
        {draft.on_behalf->person, draft.on_behalf->name, draft.on_behalf->phone, draft.estate, draft.address}));
  }
  return speakers;
}

// A call-back that is owed can be made: a number or a door, said or registered.
Result<Done> check_reachable(Call& call, const NeedDraft& draft, const Speakers& speakers) {
  const bool by_phone = draft.call_back_way == "phone";
  bool known = draft.call_back_way == "none";
  if (by_phone) known = !draft.requester.phone.empty() || (draft.on_behalf && !draft.on_behalf->phone.empty());
  if (draft.call_back_way == "visit") known = !draft.address.empty();
  for (const auto& person : {speakers.requester, speakers.affected}) {
    if (known || !person) continue;
    known = by_phone ? !people::contacts_of_person(call, *person).empty() : !person->address.empty();
  }
  if (known) return Done{};
  return by_phone ? invalid("need.phone_missing", ".requester.phone") : invalid("need.address_missing", ".address");
}

std::vector<std::string> names_in(const NeedDraft& draft, const Speakers& speakers) {
  std::vector<std::string> names{draft.requester.name.reveal()};
  if (draft.on_behalf) names.push_back(draft.on_behalf->name.reveal());
  if (speakers.requester) names.push_back(speakers.requester->name.reveal());
  if (speakers.affected) names.push_back(speakers.affected->name.reveal());
  return names;
}

std::optional<PersonId> id_of(const std::optional<people::Person>& person) {
  return person ? std::optional(person->id) : std::nullopt;
}

Voice voice_of(const Call& call, const Need& need, const NeedDraft& draft, VoiceId id) {
  Voice voice{.county = need.county,
              .id = id,
              .need = need.id,
              .channel = draft.channel,
              .recorder = call.caller.person,
              .recorder_role = call.caller.role_for(Permission::need_register, need.path),
              .requester = need.requester,
              .affected = need.affected,
              .relation = std::nullopt,
              .anonymous = draft.requester.anonymous,
              .happened = draft.happened,
              .happened_precision = draft.happened_precision,
              .received = call.now,
              .call_back_way = draft.call_back_way,
              .met = std::nullopt,
              .hotline = draft.hotline,
              .words = draft.words,
              .said_name = draft.requester.name,
              .said_phone = draft.requester.phone,
              .affected_name = {},
              .affected_phone = {},
              .address = draft.address};
  if (draft.on_behalf) {
    voice.relation = draft.on_behalf->relation;
    voice.affected_name = draft.on_behalf->name;
    voice.affected_phone = draft.on_behalf->phone;
  }
  if (draft.visit) voice.met = draft.visit->met;
  return voice;
}

Need need_of(Call& call, const areas::Area& community, const NeedDraft& draft, const Place& place,
             const Speakers& speakers) {
  Need need{.county = community.county,
            .id = call.ids.next<NeedId>(call.now),
            .community = community.id,
            .path = community.path,
            .revision = 1,
            .need_no = {},
            .stage = Stage::registered,
            .before = std::nullopt,
            .emergency = draft.emergency,
            .channel = draft.channel,
            .estate = place.estate,
            .door = place.door ? std::optional(place.door->id) : std::nullopt,
            .owner = {},
            .requester = id_of(speakers.requester),
            .affected = id_of(speakers.affected),
            .received = draft.happened,
            .triage_due = triage_due(draft.happened, policy_at(call, community.path),
                                     areas::working_days(call, day_of(draft.happened))),
            .clock_from = draft.happened,
            .closing_due = std::nullopt,
            .due_imported = false,
            .reopened = 0,
            .urgency = std::nullopt,
            .difficulty = std::nullopt,
            .category = std::nullopt};
  if (draft.hotline && draft.hotline->due) {
    need.closing_due = draft.hotline->due;
    need.due_imported = true;
  }
  return need;
}

std::string facts_of(const NeedDraft& draft, const Need& need) {
  store::Facts facts;
  facts.word("channel", draft.channel).word("emergency", draft.emergency ? "yes" : "no").id("owner", need.owner);
  if (draft.import) facts.word("via", "sheet").id("import", *draft.import);
  return facts.text();
}

}  // namespace

Result<Registered> register_need(Call& call, const NeedDraft& raw) {
  const areas::Area community = TRY(areas::community_for(call, raw.community, Permission::need_register));
  const NeedDraft draft = TRY(checked(raw, call.now));
  const Place place = TRY(place_of(call, community, draft));
  const Speakers speakers = TRY(speakers_of(call, community, draft));
  TRY(check_reachable(call, draft, speakers));
  NewNeed fresh{
      .need = need_of(call, community, draft, place, speakers),
      .building = place.building,
      .anonymous = draft.requester.anonymous,
      .call_back_owed = draft.call_back_way != "none",
      .summary = PrivateText(text::scrubbed(draft.words.reveal(), names_in(draft, speakers), summary_length_max)),
      .said_name = draft.requester.name,
      .public_code = PrivateText(public_code(call.random))};
  Need& need = fresh.need;
  need.owner = TRY(first_owner(call, need));
  const int year = day_of(need.received).year();
  need.need_no = need_no(year, next_number(call.tx, need.county, community.id, year));
  insert_need(call.tx, fresh);
  TRY(insert_voice(call.tx, voice_of(call, need, draft, call.ids.next<VoiceId>(call.now))));
  journal_for(call, need.affected.value_or(PersonId()), need,
              {draft.import ? "need.imported" : "need.registered", Permission::need_register}, facts_of(draft, need));
  return Registered{need.id, need.need_no, fresh.public_code.reveal(), need.triage_due};
}

}  // namespace anxin::needs
