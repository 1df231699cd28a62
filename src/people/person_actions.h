// What can be done with people.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "areas/area.h"
#include "people/person.h"
#include "store/call.h"

namespace anxin::people {

struct PersonSearch {
  AreaId community_id;
  std::optional<PrivateText> phone;  // the whole number
  std::optional<PrivateText> name;   // or a part of the name
};
struct PersonCardWire {
  PersonId id;
  std::string surname;
  std::string name_masked;
  std::string sex;
  std::optional<std::string> age_band;
  std::optional<AreaId> estate_id;
  std::optional<std::string> estate_name;
  std::string building;
  std::string phone_masked;
};
struct PersonCards {
  std::vector<PersonCardWire> items;
};
struct BirthWire {
  int year = 0;
  std::optional<int> month;
  std::optional<int> day;
};
struct NewPerson {
  AreaId community_id;
  PrivateText name;
  std::optional<PrivateText> preferred_name;
  std::optional<std::string> sex;
  std::optional<BirthWire> birth;
  std::optional<PrivateText> phone;
  std::optional<PrivateText> id_no;
  std::optional<AreaId> estate_id;
  std::optional<PrivateText> address;
  std::optional<std::string> dialect;
  std::optional<bool> reads;
  std::optional<bool> has_phone;
};
struct PersonEdit {
  std::int64_t revision = 0;
  std::optional<PrivateText> name;
  std::optional<PrivateText> preferred_name;
  std::optional<std::string> sex;
  std::optional<BirthWire> birth;
  std::optional<PrivateText> phone;
  std::optional<AreaId> estate_id;
  std::optional<PrivateText> address;
  std::optional<std::string> dialect;
  std::optional<bool> reads;
  std::optional<bool> has_phone;
};
struct NewPersonId {
  PersonId id;
};
struct RoleWire {
  std::string role;
  Day from;
  std::optional<Day> until;
};
struct ContactWire {
  ContactId id;
  std::string kind;
  std::string masked;
  bool preferred = false;
};
struct PersonPage {
  PersonCardWire card;
  std::int64_t revision = 0;
  AreaId community_id;
  std::string community_name;
  std::optional<std::string> dialect;
  std::optional<bool> reads;
  std::optional<bool> has_phone;
  bool has_address = false;
  bool has_id_no = false;
  bool made_up = false;
  std::vector<RoleWire> roles;
  std::vector<ContactWire> contacts;
  bool may_reveal = false;
  bool may_edit = false;
};
struct RevealDraft {
  std::string field;    // name, phone, address, id_no
  std::string purpose;  // call_back, visit, service, identity_check
};
struct Revealed {
  std::string value;
};

// Who spoke, for needs/: the person named by id; else the one in this county with this phone and name; else a new one
// when a phone is known; nobody for a name alone (it stays with the voice).
struct SpokenBy {
  std::optional<PersonId> person;
  PrivateText name;
  PrivateText phone;
  std::optional<AreaId> estate;
  PrivateText address;
};
Result<std::optional<Person>> person_for_voice(Call& call, const areas::Area& community, const SpokenBy& spoken);
// A worker's own person, for a new account.
Result<Person> person_for_account(Call& call, const areas::Area& area, CountyId county, const PrivateText& name);
// Somebody of the register who gets an account: becomes staff as well as resident (L44). Whoever makes accounts may not
// look into the register, so anybody outside the area or of another name is "person.unknown", like one who is not
// there.
Result<PersonId> resident_for_account(Call& call, const areas::Area& area, PersonId id, const PrivateText& name);
// For names on pages that were allowed already; nothing when the id is of another county.
std::optional<Person> person_named(Call& call, CountyId county, PersonId id);
std::vector<Contact> contacts_of_person(Call& call, const Person& person);

// What a value may be opened for.
bool is_purpose(std::string_view word);
// A value of the register for a page that was allowed already and writes the journal line itself; "" when not known.
Result<std::string> value_of_person(Call& call, CountyId county, PersonId id, std::string_view field);

Result<PersonCards> search_people(Call& call, const PersonSearch& search);
Result<NewPersonId> add_person(Call& call, const NewPerson& person);
Result<PersonPage> read_person(Call& call, PersonId id);
Result<PersonPage> edit_person(Call& call, PersonId id, const PersonEdit& edit);
Result<Revealed> reveal(Call& call, PersonId id, const RevealDraft& draft);

// The same as add_person, by a finished draft (demo, register).
Result<Person> write_down(Call& call, const PersonDraft& draft);

}  // namespace anxin::people
