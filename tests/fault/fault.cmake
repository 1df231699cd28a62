# anxin_fault: see README.md. Not part of `all`: ./dev test builds it where it wants it.
add_executable(anxin_fault EXCLUDE_FROM_ALL ${CMAKE_CURRENT_LIST_DIR}/fault_main.cpp
  ${CMAKE_CURRENT_LIST_DIR}/fault_load.cpp ${CMAKE_CURRENT_LIST_DIR}/fault_check.cpp
  ${CMAKE_CURRENT_LIST_DIR}/fault_place.cpp ${CMAKE_CURRENT_LIST_DIR}/fault_server.cpp)
target_link_libraries(anxin_fault PRIVATE anxin_flags anxin_cli)
target_include_directories(anxin_fault PRIVATE ${CMAKE_SOURCE_DIR}/tests)
