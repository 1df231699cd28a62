#include "needs/known_people_store.h"

#include "people/person.h"

namespace anxin::needs {
namespace {

std::vector<std::int64_t> numbers_of(const std::vector<PersonId>& persons) {
  std::vector<std::int64_t> numbers;
  for (const PersonId person : persons) numbers.push_back(person.number());
  return numbers;
}

}  // namespace

KnownPeople known_people(Tx& tx, CountyId county, const std::vector<PersonId>& persons) {
  if (persons.empty()) return {};
  const auto entries = tx.all(R"sql(
    SELECT p.id, p.sealed_key, p.name, c.value
    FROM v_person p LEFT JOIN v_contact c ON c.county = p.county AND c.person = p.id
    WHERE p.county = $1 AND p.id @in($2) ORDER BY p.id, c.preferred DESC, c.id)sql",
                              [&](const store::Row& row) {
                                const auto person = row.get<PersonId>(0);
                                const store::SubjectKey key =
                                    tx.open_key(county, person.number(), row.get<ByteView>(1));
                                KnownPerson known{key.open(people::name_place, row.get<ByteView>(2)), {}};
                                if (const auto phone = row.get<std::optional<ByteView>>(3)) {
                                  known.phone = key.open(people::contact_place, *phone);
                                }
                                return std::pair(person, std::move(known));
                              },
                              county, numbers_of(persons));
  // Of several numbers the first one stays: the preferred.
  return {entries.begin(), entries.end()};
}

Homes homes_of(Tx& tx, CountyId county, const std::vector<PersonId>& persons) {
  if (persons.empty()) return {};
  const auto entries =
      tx.all(R"sql(SELECT id, door FROM v_person WHERE county = $1 AND id @in($2) AND door IS NOT NULL)sql",
             [](const store::Row& row) { return std::pair(row.get<PersonId>(0), row.get<DoorId>(1)); }, county,
             numbers_of(persons));
  return {entries.begin(), entries.end()};
}

}  // namespace anxin::needs
