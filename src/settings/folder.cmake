anxin_folder(settings
  SOURCES setting.cpp setting_store.cpp setting_actions.cpp reply_template.cpp reply_template_store.cpp
          reply_template_actions.cpp setting_routes.cpp
  TESTS setting_test.cpp
  USES base text json store http areas people access)
