#include "people/person.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "text/id_number.h"
#include "text/names.h"
#include "text/phone.h"
#include "text/unicode.h"

namespace anxin::people {
namespace {

constexpr std::size_t name_length_max = 60;
constexpr std::size_t address_length_max = 200;

std::optional<int> number_in(std::string_view text) {
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return number;
}

PrivateText cleaned(const PrivateText& value) { return PrivateText(text::cleaned(value.reveal()).text); }

Result<Done> check_birth(const Birth& birth, Day today) {
  const std::optional<Day> first = Day::of(birth.year, std::max(birth.month, 1), std::max(birth.day, 1));
  const bool gap = birth.month == 0 && birth.day != 0;
  if (!first || gap || *first > today) return invalid("person.birth_wrong", ".birth");
  return Done{};
}

// Birth and sex stand in the ID number as well; where both are given they have to agree (R17).
Result<Done> check_against_id(PersonDraft& draft) {
  if (draft.id_no.empty()) return Done{};
  const std::optional<text::IdNumber> id = text::read_id_number(draft.id_no.reveal());
  if (!id) return invalid("person.id_no_wrong", ".id_no");
  draft.id_no = PrivateText(id->digits);
  if (draft.sex == "unknown") draft.sex = id->male ? "male" : "female";
  if (draft.sex != (id->male ? "male" : "female")) return invalid("person.sex_not_as_in_id", ".sex");
  if (!draft.birth) draft.birth = Birth{id->birth.year(), id->birth.month(), id->birth.day_of_month()};
  const Birth& birth = *draft.birth;
  const bool same = birth.year == id->birth.year() && (birth.month == 0 || birth.month == id->birth.month()) &&
                    (birth.day == 0 || birth.day == id->birth.day_of_month());
  if (!same) return invalid("person.birth_not_as_in_id", ".birth");
  return Done{};
}

}  // namespace

std::string Birth::text() const {
  if (month == 0) return fmt::format("{:04}", year);
  if (day == 0) return fmt::format("{:04}-{:02}", year, month);
  return fmt::format("{:04}-{:02}-{:02}", year, month, day);
}

std::optional<Birth> Birth::parse(std::string_view text) {
  if (text.size() != 4 && text.size() != 7 && text.size() != 10) return std::nullopt;
  const std::optional<int> year = number_in(text.substr(0, 4));
  const std::optional<int> month = text.size() >= 7 ? number_in(text.substr(5, 2)) : 0;
  const std::optional<int> day = text.size() == 10 ? number_in(text.substr(8, 2)) : 0;
  if (!year || !month || !day) return std::nullopt;
  if (!Day::of(*year, std::max(*month, 1), std::max(*day, 1))) return std::nullopt;
  return Birth{*year, *month, *day};
}

int age_on(const Birth& birth, Day today) {
  const int month = birth.month == 0 ? 7 : birth.month;
  const int day = std::max(birth.day, 1);
  const bool had_birthday = today.month() > month || (today.month() == month && today.day_of_month() >= day);
  return std::max(0, today.year() - birth.year - (had_birthday ? 0 : 1));
}

std::string age_band(int age) {
  if (age >= 90) return "90+";
  if (age >= 60) return fmt::format("{}-{}", age / 10 * 10, age / 10 * 10 + 9);
  if (age >= 18) return "18-59";
  return age >= 7 ? "7-17" : "0-6";
}

Result<PersonDraft> checked(PersonDraft draft, Day today) {
  draft.name = cleaned(draft.name);
  draft.preferred_name = cleaned(draft.preferred_name);
  draft.address = cleaned(draft.address);
  if (draft.name.empty()) return invalid("person.name_missing", ".name");
  if (text::length(draft.name.reveal()) > name_length_max) return invalid("person.name_too_long", ".name");
  if (text::length(draft.address.reveal()) > address_length_max) return invalid("person.address_too_long", ".address");
  if (draft.sex != "male" && draft.sex != "female" && draft.sex != "unknown") {
    return invalid("person.sex_unknown_word", ".sex");
  }
  const text::Phone phone = text::read_phone(draft.phone.reveal());
  if (phone.reading == text::PhoneReading::unreadable) return invalid("phone.unreadable", ".phone");
  draft.phone = PrivateText(phone.digits);
  TRY(check_against_id(draft));
  if (draft.birth) TRY(check_birth(*draft.birth, today));
  return draft;
}

PersonCard card_of(const Person& person, const std::vector<Contact>& contacts, Day today) {
  PersonCard card{.id = person.id,
                  .surname = text::surname_of(person.name.reveal()),
                  .name_masked = text::masked_name(person.name.reveal()),
                  .sex = person.sex,
                  .age_band = std::nullopt,
                  .estate = person.estate,
                  .building = person.building,
                  .phone_masked = {}};
  if (person.birth) card.age_band = age_band(age_on(*person.birth, today));
  if (!contacts.empty()) card.phone_masked = text::masked_phone(contacts.front().value.reveal());
  return card;
}

}  // namespace anxin::people
