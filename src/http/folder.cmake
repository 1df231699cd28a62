anxin_folder(http
  SOURCES request.cpp reply.cpp problem.cpp workers.cpp work.cpp route.cpp router.cpp exchange.cpp openapi.cpp
    static_files.cpp head_text.cpp request_parser.cpp event_hub.cpp client_connection.cpp loop.cpp server.cpp
    asio.cpp beast.cpp
  TESTS tally_test.cpp wire_test.cpp openapi_test.cpp router_test.cpp server_test.cpp malformed_test.cpp
  USES base json store)
# Asio and Beast are compiled once, in asio.cpp and beast.cpp; only .cpp files here and three headers include them.
target_compile_definitions(anxin_http PRIVATE
  BOOST_ASIO_SEPARATE_COMPILATION BOOST_BEAST_SEPARATE_COMPILATION BOOST_ASIO_NO_DEPRECATED)
