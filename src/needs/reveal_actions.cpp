// Opening one value of a voice: the number to call, the door to go to. Somebody without a name in the register has no
// other place where it could be looked up.
#include <algorithm>

#include "needs/need_actions.h"
#include "needs/need_steps_actions.h"
#include "needs/voice_store.h"
#include "people/person_actions.h"
#include "store/facts.h"

namespace anxin::needs {
namespace {

const PrivateText* said(const Voice& voice, std::string_view field) {
  if (field == "name") return &voice.said_name;
  if (field == "phone") return &voice.said_phone;
  if (field == "address") return &voice.address;
  return nullptr;
}

}  // namespace

Result<RevealedVoice> reveal_voice(Call& call, NeedId id, VoiceId voice_id, const VoiceReveal& draft) {
  const Need need = TRY(need_for(call, id, Permission::person_reveal));
  if (!people::is_purpose(draft.purpose)) return invalid("person.purpose_missing", ".purpose");
  const std::vector<Voice> voices = voices_of(call.tx, need.county, need.id);
  const auto voice = std::ranges::find(voices, voice_id, &Voice::id);
  if (voice == voices.end()) return not_found();
  const PrivateText* value = said(*voice, draft.field);
  if (value == nullptr) return invalid("person.unknown_field", ".field");
  RevealedVoice revealed{value->reveal()};
  if (revealed.value.empty() && voice->requester) {
    revealed.value = TRY(people::value_of_person(call, need.county, *voice->requester, draft.field));
  }
  journal(call, need, "voice.revealed", Permission::person_reveal,
          store::Facts().id("voice", voice_id).word("field", draft.field).word("purpose", draft.purpose).text());
  return revealed;
}

}  // namespace anxin::needs
