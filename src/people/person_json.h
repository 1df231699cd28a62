// The wire shapes of people.
#pragma once

#include "json/about.h"
#include "people/person_actions.h"

namespace anxin::people {

using json::about;

template <class S>
void describe(S& shape, PersonSearch& v) {
  shape.field("community_id", v.community_id, about("Where to look"));
  shape.field("phone", v.phone, about("The whole number").max_length(40));
  shape.field("name", v.name, about("A part of the name").max_length(60));
}

template <class S>
void describe(S& shape, PersonCardWire& v) {
  shape.field("id", v.id, about("The person"));
  shape.field("surname", v.surname, about("Surname only"));
  shape.field("name_masked", v.name_masked, about("Surname and a star"));
  shape.field("sex", v.sex, about("male, female or unknown"));
  shape.field("age_band", v.age_band, about("Age in a band, such as 80-89"));
  shape.field("estate_id", v.estate_id, about("Estate"));
  shape.field("estate_name", v.estate_name, about("Its name"));
  shape.field("building", v.building, about("Building, never the door"));
  shape.field("phone_masked", v.phone_masked, about("Number with its middle hidden"));
}

template <class S>
void describe(S& shape, PersonCards& v) {
  shape.field("items", v.items, about("At most twenty"));
}

template <class S>
void describe(S& shape, BirthWire& v) {
  shape.field("year", v.year, about("Year").range(1900, 2199));
  shape.field("month", v.month, about("Month, if known").range(1, 12));
  shape.field("day", v.day, about("Day, if known").range(1, 31));
}

template <class S>
void describe(S& shape, NewPerson& v) {
  shape.field("community_id", v.community_id, about("Community or village"));
  shape.field("name", v.name, about("Name").max_length(60));
  shape.field("preferred_name", v.preferred_name, about("How they like to be addressed").max_length(60));
  shape.field("sex", v.sex, about("Sex").one_of({"male", "female", "unknown"}));
  shape.field("birth", v.birth, about("Birth date, as far as known"));
  shape.field("phone", v.phone, about("Whole number").max_length(40));
  shape.field("id_no", v.id_no, about("Identity number (R17), if known").max_length(40));
  shape.field("estate_id", v.estate_id, about("Estate of the community"));
  shape.field("address", v.address, about("Building, unit and room").max_length(200));
  shape.field("dialect", v.dialect, about("Language they speak best").max_length(40));
  shape.field("reads", v.reads, about("Can read"));
  shape.field("has_phone", v.has_phone, about("Has a phone of their own"));
}

template <class S>
void describe(S& shape, PersonEdit& v) {
  shape.field("revision", v.revision, about("Revision that was seen"));
  shape.field("name", v.name, about("Name").max_length(60));
  shape.field("preferred_name", v.preferred_name, about("How they like to be addressed").max_length(60));
  shape.field("sex", v.sex, about("Sex").one_of({"male", "female", "unknown"}));
  shape.field("birth", v.birth, about("Birth date, as far as known"));
  shape.field("phone", v.phone, about("Whole number").max_length(40));
  shape.field("estate_id", v.estate_id, about("Estate of the community"));
  shape.field("address", v.address, about("Building, unit and room").max_length(200));
  shape.field("dialect", v.dialect, about("Language they speak best").max_length(40));
  shape.field("reads", v.reads, about("Can read"));
  shape.field("has_phone", v.has_phone, about("Has a phone of their own"));
}

template <class S>
void describe(S& shape, NewPersonId& v) {
  shape.field("id", v.id, about("The person"));
}

template <class S>
void describe(S& shape, RoleWire& v) {
  shape.field("role", v.role, about("Role"));
  shape.field("from", v.from, about("First day"));
  shape.field("until", v.until, about("Last day"));
}

template <class S>
void describe(S& shape, ContactWire& v) {
  shape.field("id", v.id, about("The contact"));
  shape.field("kind", v.kind, about("mobile or landline"));
  shape.field("masked", v.masked, about("Number with its middle hidden"));
  shape.field("preferred", v.preferred, about("Call this one first"));
}

template <class S>
void describe(S& shape, PersonPage& v) {
  shape.field("card", v.card, about("The person on one line"));
  shape.field("revision", v.revision, about("Sent back with every edit"));
  shape.field("community_id", v.community_id, about("Community"));
  shape.field("community_name", v.community_name, about("Its name"));
  shape.field("dialect", v.dialect, about("Language they speak best"));
  shape.field("reads", v.reads, about("Can read"));
  shape.field("has_phone", v.has_phone, about("Has a phone of their own"));
  shape.field("has_address", v.has_address, about("An address is known"));
  shape.field("has_id_no", v.has_id_no, about("An identity number is known"));
  shape.field("made_up", v.made_up, about("Of the demo: not a real person"));
  shape.field("roles", v.roles, about("Dated roles"));
  shape.field("contacts", v.contacts, about("Ways to reach them"));
  shape.field("may_reveal", v.may_reveal, about("This caller may open masked values"));
  shape.field("may_edit", v.may_edit, about("This caller may change them"));
}

template <class S>
void describe(S& shape, RevealDraft& v) {
  shape.field("field", v.field, about("What to open").one_of({"name", "phone", "address", "id_no"}));
  shape.field("purpose", v.purpose,
              about("What for; it is written down").one_of({"call_back", "visit", "service", "identity_check"}));
}

template <class S>
void describe(S& shape, Revealed& v) {
  shape.field("value", v.value, about("The whole value"));
}

}  // namespace anxin::people
