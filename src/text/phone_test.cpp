#include "text/phone.h"

#include <gtest/gtest.h>

namespace anxin::text {
namespace {

TEST(Phone, is_read_in_the_spellings_of_real_sheets) {
  for (const char* text : {"19900001234", "199 0000 1234", "+86 199-0000-1234", "１９９００００１２３４",
                           "8619900001234", "\t19900001234 "}) {
    EXPECT_EQ(read_phone(text).digits, "19900001234") << text;
    EXPECT_TRUE(read_phone(text).mobile);
  }
  EXPECT_EQ(read_phone("0576-88886666").digits, "057688886666");
  EXPECT_EQ(read_phone("（0576）88886666").digits, "057688886666");
  EXPECT_EQ(read_phone("12345").digits, "12345");
}

TEST(Phone, masked_is_empty_never_a_key) {
  for (const char* text : {"199****1234", "保密", "匿名", "无"}) {
    EXPECT_EQ(read_phone(text).reading, PhoneReading::masked) << text;
    EXPECT_TRUE(read_phone(text).digits.empty());
  }
}

TEST(Phone, with_letters_or_a_wrong_length_is_unreadable) {
  EXPECT_EQ(read_phone("1990000123a").reading, PhoneReading::unreadable);
  EXPECT_EQ(read_phone("199000012345").reading, PhoneReading::unreadable);
  EXPECT_EQ(read_phone("").reading, PhoneReading::empty);
}

TEST(MaskedPhone, shows_too_little_to_call) {
  EXPECT_EQ(masked_phone("19900001234"), "199****1234");
  EXPECT_EQ(masked_phone("057688886666"), "05768****666");
  EXPECT_EQ(masked_phone("110"), "***");
}

}  // namespace
}  // namespace anxin::text
