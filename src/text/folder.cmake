anxin_folder(text
  SOURCES unicode.cpp charset.cpp tokens.cpp phone.cpp id_number.cpp names.cpp address.cpp scrub.cpp
  TESTS unicode_test.cpp charset_test.cpp tokens_test.cpp phone_test.cpp id_number_test.cpp names_test.cpp
        address_test.cpp scrub_test.cpp
  USES base
  LIBS PkgConfig::ICU)
