anxin_folder(demo
  SOURCES demo.cpp script.cpp people_player.cpp need_player.cpp
  TESTS demo_test.cpp
  USES base text vault json store areas people access needs)
