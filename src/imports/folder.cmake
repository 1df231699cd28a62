# The words of columns and values, as a source that is made anew when they change.
set(import_words_file ${CMAKE_SOURCE_DIR}/data/imports/words.tsv)
file(READ ${import_words_file} import_words)
file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/generated/import_words.cpp @ONLY CONTENT
  [[#include "imports/sheet_words.h"
namespace anxin::imports {
const char* const words_tsv = R"tsv(@import_words@)tsv";
}
]])
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${import_words_file})

anxin_folder(imports
  SOURCES sheet_words.cpp columns.cpp values.cpp order_row.cpp order_sheet.cpp import.cpp import_store.cpp
          import_row_store.cpp upload_actions.cpp import_actions.cpp run_actions.cpp import_routes.cpp sheet_file.cpp
          door_sheet.cpp door_sheet_actions.cpp door_sheet_routes.cpp
  TESTS columns_test.cpp values_test.cpp order_sheet_test.cpp door_sheet_test.cpp
  USES base text vault office store json http areas)
target_sources(anxin_imports PRIVATE ${CMAKE_BINARY_DIR}/generated/import_words.cpp)
