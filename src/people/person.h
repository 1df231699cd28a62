// A person: resident, caller, worker, all at once if need be. Known by as little as there is: a name, or a phone, or a
// door. Personal fields are Private; lists and cards show the masks made here.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/area_path.h"
#include "base/ids.h"
#include "base/private.h"
#include "base/result.h"
#include "base/time.h"

namespace anxin::people {

// Sealing places that other slices need to open names from v_person and v_contact.
inline constexpr std::string_view name_place = "person.name";
inline constexpr std::string_view birth_place = "person.birth";
inline constexpr std::string_view contact_place = "contact.value";

// A birth date may be known to the day, the month or the year only.
struct Birth {
  int year = 0;
  int month = 0;                                             // 0: not known
  int day = 0;                                               // 0: not known
  std::string text() const;                                  // "1943-02-03", "1943-02", "1943"
  static std::optional<Birth> parse(std::string_view text);  // the same forms
};

// Whole years on `today`; with only the year known, as if born on its first of July.
int age_on(const Birth& birth, Day today);
// "0-6", "7-17", "18-59", "60-69", "70-79", "80-89", "90+".
std::string age_band(int age);

struct Person {
  CountyId county;
  PersonId id;
  std::int64_t revision = 0;
  AreaId community;
  AreaPath path;
  std::optional<AreaId> estate;
  std::optional<DoorId> door;
  std::string building;
  std::string sex = "unknown";  // male, female, unknown
  std::optional<std::string> dialect;
  std::optional<bool> reads;
  std::optional<bool> has_phone;
  std::string source;    // intake, register, import, demo: who brought the person in
  bool made_up = false;  // of the demo
  PrivateText name;
  PrivateText preferred_name;  // how she likes to be addressed
  std::optional<Birth> birth;
  PrivateText address;
  PrivateText id_no;
};

struct Contact {
  ContactId id;
  PersonId person;
  std::string kind;  // mobile, landline
  bool preferred = false;
  PrivateText value;  // digits
};

// What comes in when somebody is written down.
struct PersonDraft {
  AreaId community;
  PrivateText name;
  PrivateText preferred_name;
  std::string sex = "unknown";
  std::optional<Birth> birth;
  PrivateText phone;
  PrivateText id_no;
  std::optional<AreaId> estate;
  PrivateText address;
  std::optional<std::string> dialect;
  std::optional<bool> reads;
  std::optional<bool> has_phone;
  std::string source = "register";
  bool made_up = false;
};

// Cleaned and checked: a name is there, the sex is one of three words, phone and ID number can be read, birth and sex
// agree with the ID number (R17).
Result<PersonDraft> checked(PersonDraft draft, Day today);

// What a list shows of somebody.
struct PersonCard {
  PersonId id;
  std::string surname;
  std::string name_masked;
  std::string sex;
  std::optional<std::string> age_band;
  std::optional<AreaId> estate;
  std::string building;
  std::string phone_masked;
};
PersonCard card_of(const Person& person, const std::vector<Contact>& contacts, Day today);

}  // namespace anxin::people
