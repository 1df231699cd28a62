anxin_folder(areas
  SOURCES area.cpp area_store.cpp area_actions.cpp area_routes.cpp
  TESTS area_test.cpp
  USES base text json store http)
