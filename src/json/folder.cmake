anxin_folder(json
  SOURCES about.cpp document.cpp reading.cpp read.cpp query.cpp write.cpp object_text.cpp schema.cpp
  TESTS read_test.cpp query_test.cpp write_test.cpp schema_test.cpp
  USES base
  LIBS Boost::json)
