// The tables of people. Personal fields are sealed on the way in and opened on the way out.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/scope.h"
#include "people/person.h"
#include "store/tx.h"

namespace anxin::people {

struct PersonRole {
  std::string role;
  Day from;
  std::optional<Day> until;
};

std::optional<Person> find_person(Tx& tx, const Scope& scope, PersonId id);
std::optional<Person> find_person_in(Tx& tx, CountyId county, PersonId id);
std::vector<Contact> contacts_of(Tx& tx, const Person& person);
std::vector<PersonRole> roles_of(Tx& tx, CountyId county, PersonId person);

// Conflict "person.id_no_taken" when somebody else of the county has this ID number.
Result<Done> insert_person(Tx& tx, const Person& person, Instant now);
// Conflict "person.changed" when the revision moved.
Result<Done> update_person(Tx& tx, const Person& person);
void insert_contact(Tx& tx, const Person& person, const Contact& contact);
// They stay, as what was once known; nobody is called there any more.
void end_contacts(Tx& tx, const Person& person, Instant now);
void insert_role(Tx& tx, const Person& person, const PersonRole& role);

// Everybody of the county with this whole number, whatever the community.
std::vector<PersonId> find_by_phone(Tx& tx, CountyId county, std::string_view digits);
// Newest first; every hit holds `name` as a part, checked on the opened name.
std::vector<PersonId> find_by_name(Tx& tx, CountyId county, const AreaPath& within, std::string_view name,
                                   std::int64_t limit);

}  // namespace anxin::people
