find_package(spdlog REQUIRED)
find_package(CLI11 REQUIRED)
find_package(ZLIB REQUIRED)
anxin_folder(cli
  SOURCES settings.cpp house.cpp command.cpp command_socket.cpp divisions.cpp serve_command.cpp commands.cpp
    backup_commands.cpp
    user_command.cpp api_table.cpp
  TESTS settings_test.cpp
  USES base text vault json store http areas people access settings imports needs demo
  LIBS spdlog::spdlog CLI11::CLI11 ZLIB::ZLIB)
