anxin_folder(people
  SOURCES person.cpp person_store.cpp person_actions.cpp person_routes.cpp
  TESTS person_test.cpp
  USES base text vault store json http areas)
