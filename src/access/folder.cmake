anxin_folder(access
  SOURCES role.cpp account.cpp account_store.cpp session_actions.cpp user_actions.cpp audit_actions.cpp
          access_routes.cpp
  TESTS account_test.cpp
  USES base text vault json store http areas people)
