anxin_folder(needs
  SOURCES need.cpp policy.cpp voice.cpp task.cpp call_back.cpp need_store.cpp need_list_store.cpp known_people_store.cpp
          voice_store.cpp task_store.cpp call_back_store.cpp register_actions.cpp owner_actions.cpp need_actions.cpp
          task_actions.cpp call_back_actions.cpp board_actions.cpp card_actions.cpp page_actions.cpp
          reveal_actions.cpp policy_actions.cpp need_routes.cpp hotline_import_actions.cpp hotline_import_routes.cpp
          outcome.cpp outcome_store.cpp referral_store.cpp outcome_actions.cpp referral_actions.cpp
          outcome_page_actions.cpp outcome_routes.cpp merge.cpp merge_store.cpp merge_actions.cpp case_store.cpp
          case_actions.cpp hand_over_store.cpp hand_over_actions.cpp
  TESTS need_test.cpp policy_test.cpp voice_test.cpp call_back_test.cpp outcome_test.cpp merge_test.cpp
        hotline_import_test.cpp
  USES base text vault json store http areas people access settings imports)
