#include "people/person_actions.h"

#include <algorithm>
#include <array>
#include <map>
#include <string_view>

#include "areas/area_actions.h"
#include "base/require.h"
#include "people/person_store.h"
#include "store/facts.h"
#include "store/journal.h"
#include "text/phone.h"
#include "text/tokens.h"
#include "text/unicode.h"

namespace anxin::people {
namespace {

constexpr std::int64_t hits_max = 20;
constexpr std::array<std::string_view, 4> purposes{"call_back", "visit", "service", "identity_check"};

void journal(Call& call, const Person& person, const char* action, Permission as, std::string facts) {
  store::append(call, {.action = action,
                       .county = person.county,
                       .chain = person.community,
                       .object = "person",
                       .object_id = person.id.number(),
                       .facts = std::move(facts),
                       .role = call.caller.role_for(as, person.path)});
}

// What a card or page shows beside the person's own row.
struct Beside {
  std::vector<Contact> contacts;
  std::vector<PersonRole> roles;
  std::map<AreaId, std::string> places;
};

Beside beside(Call& call, const Person& person) {
  std::vector<AreaId> places{person.community};
  if (person.estate) places.push_back(*person.estate);
  const auto all = [&] {
    return Beside{contacts_of(call.tx, person), roles_of(call.tx, person.county, person.id),
                  areas::names_of(call, places)};
  };
  call.tx.ahead(all);
  return all();
}

PersonCardWire wire_of(Call& call, const Person& person, const Beside& beside) {
  const PersonCard card = card_of(person, beside.contacts, day_of(call.now));
  PersonCardWire wire{card.id,     card.surname, card.name_masked, card.sex,         card.age_band,
                      card.estate, std::nullopt, card.building,    card.phone_masked};
  if (card.estate) wire.estate_name = beside.places.at(*card.estate);
  return wire;
}

std::optional<Birth> birth_of(const std::optional<BirthWire>& wire) {
  if (!wire) return std::nullopt;
  return Birth{wire->year, wire->month.value_or(0), wire->day.value_or(0)};
}

// Place fields of a draft made into ids: the estate must lie in the community, the door is looked up in the address.
Result<Done> place(Call& call, Person& person, const areas::Area& community) {
  if (!person.estate) return Done{};
  const areas::Area estate = areas::area_named(call, *person.estate);
  if (estate.kind != "estate" || !community.path.covers(estate.path)) {
    return invalid("area.estate_elsewhere", ".estate_id");
  }
  const auto door = areas::door_at(call, person.county, estate.id, person.address.reveal());
  person.door.reset();
  if (door) person.door = door->id;
  if (door) person.building = door->building;
  return Done{};
}

void add_phone(Call& call, const Person& person, const PrivateText& digits) {
  const bool mobile = text::read_phone(digits.reveal()).mobile;
  insert_contact(call.tx, person,
                 {call.ids.next<ContactId>(call.now), person.id, mobile ? "mobile" : "landline", true, digits});
}

// After the permission check: make the person of a checked draft.
Result<Person> made_from(Call& call, const areas::Area& community, const PersonDraft& draft) {
  Person person{.county = community.county,
                .id = call.ids.next<PersonId>(call.now),
                .revision = 1,
                .community = community.id,
                .path = community.path,
                .estate = draft.estate,
                .door = std::nullopt,
                .building = {},
                .sex = draft.sex,
                .dialect = draft.dialect,
                .reads = draft.reads,
                .has_phone = draft.has_phone,
                .source = draft.source,
                .made_up = draft.made_up,
                .name = draft.name,
                .preferred_name = draft.preferred_name,
                .birth = draft.birth,
                .address = draft.address,
                .id_no = draft.id_no};
  TRY(place(call, person, community));
  TRY(insert_person(call.tx, person, call.now));
  if (!draft.phone.empty()) add_phone(call, person, draft.phone);
  insert_role(call.tx, person, {draft.source == "account" ? "staff" : "resident", day_of(call.now), std::nullopt});
  return person;
}

PersonPage page_of(Call& call, const Person& person) {
  const Beside known = beside(call, person);
  PersonPage page{.card = wire_of(call, person, known),
                  .revision = person.revision,
                  .community_id = person.community,
                  .community_name = known.places.at(person.community),
                  .dialect = person.dialect,
                  .reads = person.reads,
                  .has_phone = person.has_phone,
                  .has_address = !person.address.empty(),
                  .has_id_no = !person.id_no.empty(),
                  .made_up = person.made_up,
                  .roles = {},
                  .contacts = {},
                  .may_reveal = call.caller.grant_for(Permission::person_reveal, person.path) != nullptr,
                  .may_edit = call.caller.grant_for(Permission::person_write, person.path) != nullptr};
  for (const PersonRole& role : known.roles) {
    page.roles.push_back({role.role, role.from, role.until});
  }
  for (const Contact& contact : known.contacts) {
    page.contacts.push_back({contact.id, contact.kind, text::masked_phone(contact.value.reveal()), contact.preferred});
  }
  return page;
}

Result<Person> found(Call& call, PersonId id, Permission permission) {
  TRY(require(call.caller, permission));
  const std::optional<Person> person = find_person(call.tx, Scope::of(call.caller, permission), id);
  if (!person) return not_found();
  TRY(require(call.caller, permission, person->path));
  return *person;
}

Result<std::string> value_of(Call& call, const Person& person, std::string_view field) {
  if (field == "name") return person.name.reveal();
  if (field == "address") return person.address.reveal();
  if (field == "id_no") return person.id_no.reveal();
  if (field != "phone") return invalid("person.unknown_field", ".field");
  const std::vector<Contact> contacts = contacts_of(call.tx, person);
  return contacts.empty() ? std::string() : contacts.front().value.reveal();
}

// The edit laid over the person as it stands, as a draft to be checked like a new one.
PersonDraft draft_of(const Person& person, const PersonEdit& edit) {
  PersonDraft draft{.community = person.community,
                    .name = edit.name.value_or(person.name),
                    .preferred_name = edit.preferred_name.value_or(person.preferred_name),
                    .sex = edit.sex.value_or(person.sex),
                    .birth = edit.birth ? birth_of(edit.birth) : person.birth,
                    .phone = edit.phone.value_or(PrivateText()),
                    .id_no = person.id_no,
                    .estate = edit.estate_id ? edit.estate_id : person.estate,
                    .address = edit.address.value_or(person.address),
                    .dialect = edit.dialect ? edit.dialect : person.dialect,
                    .reads = edit.reads ? edit.reads : person.reads,
                    .has_phone = edit.has_phone ? edit.has_phone : person.has_phone};
  return draft;
}

}  // namespace

Result<std::optional<Person>> person_for_voice(Call& call, const areas::Area& community, const SpokenBy& spoken) {
  if (spoken.person) {
    const std::optional<Person> known = find_person_in(call.tx, community.county, *spoken.person);
    if (!known || !community.path.covers(known->path)) return invalid("person.unknown", ".requester.person_id");
    return known;
  }
  if (spoken.phone.empty() || spoken.name.empty()) return std::optional<Person>();
  for (const PersonId id : find_by_phone(call.tx, community.county, spoken.phone.reveal())) {
    std::optional<Person> known = find_person_in(call.tx, community.county, id);
    if (known && known->name == spoken.name) return known;
  }
  PersonDraft draft;
  draft.community = community.id;
  draft.name = spoken.name;
  draft.phone = spoken.phone;
  draft.estate = spoken.estate;
  draft.address = spoken.address;
  draft.source = "voice";
  draft = TRY(checked(std::move(draft), day_of(call.now)));
  Person person = TRY(made_from(call, community, draft));
  journal(call, person, "person.added", Permission::need_register, store::Facts().word("source", "voice").text());
  return std::optional(std::move(person));
}

Result<Person> person_for_account(Call& call, const areas::Area& area, CountyId county, const PrivateText& name) {
  PersonDraft draft;
  draft.community = area.id;
  draft.name = name;
  draft.source = "account";
  draft = TRY(checked(std::move(draft), day_of(call.now)));
  areas::Area home = area;
  home.county = county;
  return made_from(call, home, draft);
}

Result<PersonId> resident_for_account(Call& call, const areas::Area& area, PersonId id, const PrivateText& name) {
  const std::optional<Person> person = find_person_in(call.tx, area.county, id);
  const PrivateText called(text::cleaned(name.reveal()).text);
  if (!person || !area.path.covers(person->path) || person->name != called) {
    return invalid("person.unknown", ".person_id");
  }
  const std::vector<PersonRole> held = roles_of(call.tx, person->county, id);
  const bool staff = std::ranges::any_of(held, [](const PersonRole& one) { return one.role == "staff" && !one.until; });
  if (!staff) insert_role(call.tx, *person, {"staff", day_of(call.now), std::nullopt});
  return id;
}

std::optional<Person> person_named(Call& call, CountyId county, PersonId id) {
  return find_person_in(call.tx, county, id);
}

std::vector<Contact> contacts_of_person(Call& call, const Person& person) { return contacts_of(call.tx, person); }

bool is_purpose(std::string_view word) { return std::ranges::find(purposes, word) != purposes.end(); }

Result<std::string> value_of_person(Call& call, CountyId county, PersonId id, std::string_view field) {
  const std::optional<Person> person = find_person_in(call.tx, county, id);
  if (!person) return not_found();
  return value_of(call, *person, field);
}

Result<PersonCards> search_people(Call& call, const PersonSearch& search) {
  const areas::Area community = TRY(areas::community_for(call, search.community_id, Permission::person_read));
  std::vector<PersonId> hits;
  if (search.phone && !search.phone->empty()) {
    const text::Phone phone = text::read_phone(search.phone->reveal());
    if (phone.reading != text::PhoneReading::number) return invalid("phone.unreadable", ".phone");
    hits = find_by_phone(call.tx, community.county, phone.digits);
  } else if (search.name && !search.name->empty()) {
    hits = find_by_name(call.tx, community.county, community.path, text::cleaned(search.name->reveal()).text, hits_max);
  } else {
    return invalid("person.search_empty", ".name");
  }
  PersonCards cards;
  const Scope scope = Scope::of(call.caller, Permission::person_read);
  for (const PersonId id : hits) {
    const std::optional<Person> person = find_person(call.tx, scope, id);
    if (person) cards.items.push_back(wire_of(call, *person, beside(call, *person)));
  }
  return cards;
}

Result<Person> write_down(Call& call, const PersonDraft& draft) {
  const areas::Area community = TRY(areas::community_for(call, draft.community, Permission::person_write));
  const PersonDraft good = TRY(checked(draft, day_of(call.now)));
  Person person = TRY(made_from(call, community, good));
  journal(call, person, "person.added", Permission::person_write, store::Facts().word("source", draft.source).text());
  return person;
}

Result<NewPersonId> add_person(Call& call, const NewPerson& person) {
  const PersonDraft draft{.community = person.community_id,
                          .name = person.name,
                          .preferred_name = person.preferred_name.value_or(PrivateText()),
                          .sex = person.sex.value_or("unknown"),
                          .birth = birth_of(person.birth),
                          .phone = person.phone.value_or(PrivateText()),
                          .id_no = person.id_no.value_or(PrivateText()),
                          .estate = person.estate_id,
                          .address = person.address.value_or(PrivateText()),
                          .dialect = person.dialect,
                          .reads = person.reads,
                          .has_phone = person.has_phone};
  return NewPersonId{TRY(write_down(call, draft)).id};
}

Result<PersonPage> read_person(Call& call, PersonId id) {
  return page_of(call, TRY(found(call, id, Permission::person_read)));
}

Result<PersonPage> edit_person(Call& call, PersonId id, const PersonEdit& edit) {
  Person person = TRY(found(call, id, Permission::person_write));
  if (person.revision != edit.revision) return conflict("person.changed");
  const PersonDraft draft = TRY(checked(draft_of(person, edit), day_of(call.now)));
  person.name = draft.name;
  person.preferred_name = draft.preferred_name;
  person.sex = draft.sex;
  person.birth = draft.birth;
  person.estate = draft.estate;
  person.address = draft.address;
  person.dialect = draft.dialect;
  person.reads = draft.reads;
  person.has_phone = draft.has_phone;
  TRY(place(call, person, areas::area_named(call, person.community)));
  TRY(update_person(call.tx, person));
  if (edit.phone) {
    end_contacts(call.tx, person, call.now);
    if (!draft.phone.empty()) add_phone(call, person, draft.phone);
  }
  journal(call, person, "person.edited", Permission::person_write, store::Facts().text());
  return read_person(call, id);
}

Result<Revealed> reveal(Call& call, PersonId id, const RevealDraft& draft) {
  const Person person = TRY(found(call, id, Permission::person_reveal));
  if (std::ranges::find(purposes, draft.purpose) == purposes.end())
    return invalid("person.purpose_missing", ".purpose");
  Revealed revealed{TRY(value_of(call, person, draft.field))};
  journal(call, person, "person.revealed", Permission::person_reveal,
          store::Facts().word("field", draft.field).word("purpose", draft.purpose).text());
  return revealed;
}

}  // namespace anxin::people
