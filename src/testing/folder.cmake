if(ANXIN_TESTS)
  find_package(GTest REQUIRED)
  anxin_folder(testing
    SOURCES test_database.cpp expectation.cpp scenario.cpp
    TESTS scenario_test.cpp statements_test.cpp
    USES base vault json store http
    LIBS GTest::gtest)
endif()
# g++ 12 with sanitizers sees an uninitialised function inside libstdc++'s <regex>; nothing of ours. clang, which reads
# the same file for the linter, knows no such warning.
set_source_files_properties(${CMAKE_SOURCE_DIR}/src/testing/statements_test.cpp
  PROPERTIES COMPILE_OPTIONS "$<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>")
