anxin_folder(areas
  SOURCES area.cpp area_store.cpp area_actions.cpp area_routes.cpp word.cpp word_store.cpp word_actions.cpp
          word_routes.cpp door_range.cpp estate_actions.cpp
  TESTS area_test.cpp door_range_test.cpp word_test.cpp
  USES base text json store http)
