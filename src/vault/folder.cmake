anxin_folder(vault
  SOURCES sodium.cpp vault.cpp key_file.cpp digest.cpp disk_file.cpp sealed_file.cpp password.cpp system_random.cpp
  TESTS vault_test.cpp sealed_file_test.cpp
  USES base
  LIBS PkgConfig::SODIUM)
