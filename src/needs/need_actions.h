// What can be done with a need. Each action: find inside the scope, require, rule, write, journal.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "needs/call_back.h"
#include "needs/need.h"
#include "needs/need_page.h"
#include "needs/task.h"
#include "needs/voice.h"
#include "store/call.h"

namespace anxin::needs {

struct TriageDraft {
  std::int64_t revision = 0;
  Triage triage;
};
struct TaskDraft {
  PrivateText what;
  PersonId handler_id;
  Day due;
};
struct TasksDraft {
  std::int64_t revision = 0;
  std::vector<TaskDraft> tasks;
};
struct StartDraft {
  std::int64_t revision = 0;
};
struct NoteDraft {
  PrivateText words;
};
struct DoneDraft {
  std::int64_t revision = 0;
  PrivateText result;
  Day done_on;
  std::vector<PersonId> took_part;
};
struct OwnerDraft {
  std::int64_t revision = 0;
  PersonId owner_id;
  PrivateText reason;
};
struct CallBackDraft {
  std::int64_t revision = 0;
  VoiceId voice_id;
  bool reached = false;
  std::string way;
  std::optional<bool> solved;
  std::optional<std::string> satisfaction;
  std::optional<PrivateText> words;
};
struct VoiceReveal {
  std::string field;    // name, phone (the number to call back), address, affected_name, affected_phone
  std::string purpose;  // as for a person (people/)
};
struct RevealedVoice {
  std::string value;
};
struct BoardQuery {
  AreaId area_id;
};
struct NeedQuery {
  AreaId area_id;
  std::optional<std::string> stage;
  std::optional<std::string> urgency;
  std::optional<std::string> difficulty;
  std::optional<std::string> channel;
  std::optional<std::string> category;
  std::optional<AreaId> estate_id;
  std::optional<PersonId> owner_id;
  std::optional<PersonId> requester_id;
  std::optional<bool> late;
  std::optional<NeedId> after;
  std::optional<int> limit;
};
struct NeedSearch {
  AreaId area_id;
  PrivateText text;  // a number as on the slip, its public code, or two letters or more of what was said
};

Result<Registered> register_need(Call& call, const NeedDraft& draft);
Result<NeedPage> triage_need(Call& call, NeedId id, const TriageDraft& draft);
Result<NeedPage> change_owner(Call& call, NeedId id, const OwnerDraft& draft);
Result<NeedPage> make_tasks(Call& call, NeedId id, const TasksDraft& draft);
Result<NeedPage> start_task(Call& call, NeedId id, TaskId task, const StartDraft& draft);
Result<NeedPage> note_task(Call& call, NeedId id, TaskId task, const NoteDraft& draft);
Result<NeedPage> finish_task(Call& call, NeedId id, TaskId task, const DoneDraft& draft);
Result<NeedPage> call_back(Call& call, NeedId id, const CallBackDraft& draft);

Result<NeedPage> read_need(Call& call, NeedId id);
Result<Slip> print_slip(Call& call, NeedId id);
// One masked value of a voice, as it was said; what was not said, from the register. Leaves a journal line.
Result<RevealedVoice> reveal_voice(Call& call, NeedId id, VoiceId voice, const VoiceReveal& draft);
Result<Board> read_board(Call& call, const BoardQuery& query);
Result<NeedCards> list_needs(Call& call, const NeedQuery& query);
Result<NeedCards> search_needs(Call& call, const NeedSearch& search);
Result<WaitingCalls> waiting_calls(Call& call, const BoardQuery& query);

// For imports/: the need that holds this order of this source, if it is there.
std::optional<NeedId> need_of_order(Call& call, CountyId county, std::string_view source, std::string_view order_no);

}  // namespace anxin::needs
