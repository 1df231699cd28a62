# Programs that ./dev bench compares; not part of the server.
add_executable(anxin_bare EXCLUDE_FROM_ALL ${CMAKE_SOURCE_DIR}/bench/bare_server.cpp)
target_link_libraries(anxin_bare PRIVATE anxin_flags)
add_executable(anxin_routes EXCLUDE_FROM_ALL ${CMAKE_SOURCE_DIR}/bench/route_server.cpp)
target_link_libraries(anxin_routes PRIVATE anxin_http)
add_executable(anxin_floor EXCLUDE_FROM_ALL ${CMAKE_SOURCE_DIR}/bench/floor/floor_main.cpp
  ${CMAKE_SOURCE_DIR}/bench/floor/recording.cpp ${CMAKE_SOURCE_DIR}/bench/floor/replay_sqlite.cpp
  ${CMAKE_SOURCE_DIR}/bench/floor/replay_postgresql.cpp)
target_include_directories(anxin_floor PRIVATE ${CMAKE_SOURCE_DIR}/bench)
target_link_libraries(anxin_floor PRIVATE anxin_cli PkgConfig::SQLITE PkgConfig::PQ)
