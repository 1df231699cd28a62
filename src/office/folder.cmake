find_package(ZLIB REQUIRED)
anxin_folder(office
  SOURCES sheet.cpp csv.cpp zip.cpp number_formats.cpp xlsx.cpp xlsx_text.cpp
  TESTS zip_samples.cpp csv_test.cpp zip_test.cpp xlsx_test.cpp
  USES base
  LIBS PkgConfig::PUGIXML ZLIB::ZLIB)
