// Estates with their doors, the staff with their accounts, the residents.
#include "access/session_actions.h"
#include "access/user_actions.h"
#include "areas/area_actions.h"
#include "demo/player.h"
#include "people/person_actions.h"

namespace anxin::demo {
namespace {

constexpr std::int64_t set_up_day = -100;

Instant set_up_time(const Setting& setting, int minute) {
  return instant_of(day_of_step(setting, set_up_day), {8 * 60 + minute, 0});
}

// "101", "102" … of each floor and unit; the script says how many.
areas::DoorsDraft doors_of(const Value& building) {
  areas::DoorsDraft draft;
  for (std::int64_t unit = 1; unit <= building["units"].number(); ++unit) {
    for (std::int64_t floor = 1; floor <= building["floors"].number(); ++floor) {
      for (std::int64_t door = 1; door <= building["doors_per_floor"].number(); ++door) {
        draft.doors.push_back({building["no"].text(), std::to_string(unit), std::to_string(floor * 100 + door)});
      }
    }
  }
  return draft;
}

Result<Done> play_estate(const Value& estate, const store::Means& means, Instant at, Known& known) {
  const Caller system = access::the_system("demo");
  const auto made = TRY(store::act(means, system, at, [&](Call& call) {
    return areas::add_estate(call, known.community, {estate["name"].text()});
  }));
  known.estates[estate["key"].text()] = made.id;
  for (const Value& building : estate["buildings"].items()) {
    const areas::DoorsDraft doors = doors_of(building);
    const auto added =
        store::act(means, system, at, [&](Call& call) { return areas::add_doors(call, made.id, doors); });
    if (!added.ok()) return added.error();
  }
  return Done{};
}

// Where a household of the script lives: the door of the first of its residents.
Value door_of(const Script& script, const std::string& household) {
  for (const Value& resident : script.place()["residents"].items()) {
    if (resident["household"].text() == household) return resident;
  }
  return {};
}

// A member of staff who lives here is in the register like any neighbour: one person, two roles (L44).
Result<std::optional<PersonId>> neighbour(Call& call, const Script& script, const Value& member, const Known& known) {
  if (member["household"].is_null()) return std::optional<PersonId>();
  const Value home = door_of(script, member["household"].text());
  people::PersonDraft draft;
  draft.community = known.community;
  draft.name = PrivateText(member["name"].text());
  draft.sex = member["sex"].text();
  draft.birth = people::Birth::parse(member["born"].text());
  draft.phone = PrivateText(member["phone"].text());
  draft.estate = known.estates.at(home["estate"].text());
  draft.address = PrivateText(address_of(home));
  draft.has_phone = true;
  draft.source = "demo";
  draft.made_up = true;
  return std::optional(TRY(people::write_down(call, draft)).id);
}

struct Password {
  std::string first;
  std::string hash;
};

// The account with its grant; its person is known from here on under the login.
Result<AccountId> make_account(Call& call, const Script& script, const Value& member, const Password& password,
                               Known& known) {
  const std::string code = member["area"].text();
  access::UserDraft draft;
  draft.login = member["login"].text();
  draft.name = PrivateText(member["name"].text());
  draft.area_id = code.empty() ? areas::country_id : areas::area_by_code(call, code).value().id;
  draft.role = member["role"].text();
  draft.person_id = TRY(neighbour(call, script, member, known));
  const AccountId id = TRY(access::add_user(call, draft, password.first, password.hash)).id;
  TRY(access::keep_first_password(call, id));
  known.accounts[draft.login] = id;
  known.staff[draft.login] = access::caller_for(call.tx, id, day_of(call.now)).person;
  return id;
}

Result<Done> play_staff(const Script& script, const store::Means& means, const Setting& setting, Known& known,
                        Played& played) {
  const Caller system = access::the_system("demo");
  for (const Value& member : script.place()["staff"].items()) {
    const std::string password = access::first_password(means.random);
    const std::string hash = vault::hash_password(password, setting.strength);
    const auto made = store::act(means, system, set_up_time(setting, 20), [&](Call& call) {
      return make_account(call, script, member, {password, hash}, known);
    });
    if (!made.ok()) return made.error();
    played.sign_ins.push_back({member["role"].text(), member["login"].text(), member["name"].text(), password});
  }
  return Done{};
}

people::PersonDraft resident_of(const Value& resident, const Known& known) {
  people::PersonDraft draft;
  draft.community = known.community;
  draft.name = PrivateText(resident["name"].text());
  draft.sex = resident["sex"].is_null() ? "unknown" : resident["sex"].text();
  draft.birth = people::Birth::parse(resident["born"].text());
  draft.phone = PrivateText(resident["phone"].text());
  draft.id_no = PrivateText(resident["id_no"].text());
  draft.estate = known.estates.at(resident["estate"].text());
  draft.address = PrivateText(address_of(resident));
  if (!resident["dialect"].is_null()) draft.dialect = resident["dialect"].text();
  draft.reads = resident["reads"].maybe_truth();
  draft.has_phone = resident["has_phone"].maybe_truth();
  draft.source = "demo";
  draft.made_up = true;
  return draft;
}

Result<Done> play_residents(const Script& script, const store::Means& means, const Setting& setting, Known& known) {
  const Caller system = access::the_system("demo");
  for (const Value& resident : script.place()["residents"].items()) {
    const people::PersonDraft draft = resident_of(resident, known);
    const auto person = TRY(store::act(means, system, set_up_time(setting, 40),
                                       [&](Call& call) { return people::write_down(call, draft); }));
    known.residents[resident["key"].text()] = person.id;
  }
  return Done{};
}

}  // namespace

Result<Done> play_people(const Script& script, const store::Means& means, const Setting& setting, Known& known,
                         Played& played) {
  const auto community = TRY(
      store::act(means, access::the_system("demo"), set_up_time(setting, 5), [&](Call& call) -> Result<areas::Area> {
        const auto area = areas::area_by_code(call, script.community_code());
        if (!area) return not_found();
        return *area;
      }));
  known.community = community.id;
  for (const Value& estate : script.place()["estates"].items()) {
    TRY(play_estate(estate, means, set_up_time(setting, 10), known));
  }
  TRY(play_staff(script, means, setting, known, played));
  return play_residents(script, means, setting, known);
}

}  // namespace anxin::demo
