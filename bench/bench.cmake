# Programs that ./dev bench compares; not part of the server.
add_executable(anxin_bare EXCLUDE_FROM_ALL ${CMAKE_SOURCE_DIR}/bench/bare_server.cpp)
target_link_libraries(anxin_bare PRIVATE anxin_flags)
add_executable(anxin_routes EXCLUDE_FROM_ALL ${CMAKE_SOURCE_DIR}/bench/route_server.cpp)
target_link_libraries(anxin_routes PRIVATE anxin_http)
