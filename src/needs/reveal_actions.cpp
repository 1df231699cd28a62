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

Result<PrivateText> registered(Call& call, const Voice& voice, const std::optional<PersonId>& person,
                               std::string_view field) {
  if (!person) return PrivateText();
  return PrivateText(TRY(people::value_of_person(call, voice.county, *person, field)));
}

// As said; else from the register, of the one who spoke.
Result<PrivateText> value_of_speaker(Call& call, const Voice& voice, std::string_view field) {
  const PrivateText& said = field == "name" ? voice.said_name : voice.address;
  if (!said.empty()) return said;
  // Spoken for somebody else, it is about that person's home.
  if (field == "address" && voice.affected) {
    PrivateText home = TRY(registered(call, voice, voice.affected, field));
    if (!home.empty()) return home;
  }
  return registered(call, voice, voice.requester, field);
}

Result<PrivateText> value_of_affected(Call& call, const Voice& voice, std::string_view field) {
  const PrivateText& said = field == "name" ? voice.affected_name : voice.affected_phone;
  if (!said.empty()) return said;
  return registered(call, voice, voice.affected, field);
}

Result<PrivateText> value_of(Call& call, const Voice& voice, std::string_view field) {
  if (field == "phone") return number_to_call(voice, people_of(call, voice.county, {voice})).phone;
  if (field == "affected_name") return value_of_affected(call, voice, "name");
  if (field == "affected_phone") return value_of_affected(call, voice, "phone");
  if (field == "name" || field == "address") return value_of_speaker(call, voice, field);
  return invalid("person.unknown_field", ".field");
}

}  // namespace

Result<RevealedVoice> reveal_voice(Call& call, NeedId id, VoiceId voice_id, const VoiceReveal& draft) {
  const Need need = TRY(need_for(call, id, Permission::person_reveal));
  if (!people::is_purpose(draft.purpose)) return invalid("person.purpose_missing", ".purpose");
  const std::vector<Voice> voices = voices_of(call.tx, need.county, need.id);
  const auto voice = std::ranges::find(voices, voice_id, &Voice::id);
  if (voice == voices.end()) return not_found();
  const PrivateText value = TRY(value_of(call, *voice, draft.field));
  journal(call, need, "voice.revealed", Permission::person_reveal,
          store::Facts().id("voice", voice_id).word("field", draft.field).word("purpose", draft.purpose).text());
  return RevealedVoice{value.reveal()};
}

}  // namespace anxin::needs
