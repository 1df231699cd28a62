anxin_folder(base
  SOURCES time.cpp permission.cpp caller.cpp scope.cpp require.cpp working_days.cpp
  TESTS memory_test.cpp time_test.cpp working_days_test.cpp require_test.cpp
  LIBS fmt::fmt)
