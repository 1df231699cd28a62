#include "people/person.h"

#include <gtest/gtest.h>

namespace anxin::people {
namespace {

const Day today = *Day::parse("2026-11-23");

PersonDraft wu() {
  PersonDraft draft;
  draft.name = PrivateText(" 吴样婆 ");
  draft.phone = PrivateText("199 0000 1234");
  return draft;
}

TEST(Person, needs_only_a_name) {
  const auto person = checked(wu(), today);
  ASSERT_TRUE(person.ok());
  EXPECT_EQ(person->name.reveal(), "吴样婆");
  EXPECT_EQ(person->phone.reveal(), "19900001234");
  PersonDraft nameless;
  EXPECT_EQ(checked(nameless, today).error().field, ".name");
}

TEST(Person, R17_has_birth_and_sex_as_the_id_number_says) {
  PersonDraft draft = wu();
  draft.id_no = PrivateText("999999194102030013");
  const auto person = checked(draft, today);
  ASSERT_TRUE(person.ok());
  EXPECT_EQ(person->sex, "male");
  EXPECT_EQ(person->birth->text(), "1941-02-03");
  draft.sex = "female";
  EXPECT_EQ(checked(draft, today).error().key, "person.sex_not_as_in_id");
  draft.sex = "unknown";
  draft.birth = Birth{1941, 3, 0};
  EXPECT_EQ(checked(draft, today).error().key, "person.birth_not_as_in_id");
  draft.id_no = PrivateText("999999194102030014");
  EXPECT_EQ(checked(draft, today).error().key, "person.id_no_wrong");
}

TEST(Birth, may_be_known_to_the_year_only) {
  EXPECT_EQ(Birth::parse("1943")->text(), "1943");
  EXPECT_EQ(Birth::parse("1943-02")->text(), "1943-02");
  EXPECT_FALSE(Birth::parse("1943-02-30"));
  EXPECT_FALSE(Birth::parse("43"));
  EXPECT_EQ(age_on(Birth{1943, 0, 0}, today), 83);
  EXPECT_EQ(age_on(Birth{1943, 11, 24}, today), 82);
  EXPECT_EQ(age_on(Birth{1943, 11, 23}, today), 83);
}

TEST(AgeBand, groups_elders_by_ten_years) {
  EXPECT_EQ(age_band(83), "80-89");
  EXPECT_EQ(age_band(101), "90+");
  EXPECT_EQ(age_band(59), "18-59");
  EXPECT_EQ(age_band(17), "7-17");
}

TEST(PersonCard, shows_surname_age_band_and_a_masked_phone) {
  Person person;
  person.name = PrivateText("吴样婆");
  person.birth = Birth{1943, 2, 3};
  Contact contact;
  contact.value = PrivateText("19900001234");
  const PersonCard card = card_of(person, {contact}, today);
  EXPECT_EQ(card.name_masked, "吴*");
  EXPECT_EQ(card.age_band, "80-89");
  EXPECT_EQ(card.phone_masked, "199****1234");
}

}  // namespace
}  // namespace anxin::people
