#include "people/person_store.h"

#include <limits>

#include "text/phone.h"
#include "text/tokens.h"

namespace anxin::people {
namespace {

constexpr std::string_view preferred_name_place = "person.preferred_name";
constexpr std::string_view address_place = "person.address";
constexpr std::string_view id_no_place = "person.id_no";
constexpr std::string_view phone_purpose = "phone";
constexpr std::string_view id_no_purpose = "id_no";
constexpr std::string_view name_purpose = "person_name";
constexpr std::string_view name_index = "person_names";

PrivateText opened(const store::SubjectKey& key, std::string_view place, std::optional<ByteView> sealed) {
  return sealed ? key.open(place, *sealed) : PrivateText();
}

std::optional<Bytes> sealed(const store::SubjectKey& key, std::string_view place, const PrivateText& text) {
  if (text.empty()) return std::nullopt;
  return key.seal(place, text);
}

std::optional<Bytes> sealed_birth(const store::SubjectKey& key, const std::optional<Birth>& birth) {
  if (!birth) return std::nullopt;
  return key.seal(birth_place, PrivateText(birth->text()));
}

// Columns as in find_person_in.
Person person_of(Tx& tx, const store::Row& row) {
  Person person{.county = row.get<CountyId>(0),
                .id = row.get<PersonId>(1),
                .revision = row.get<std::int64_t>(2),
                .community = row.get<AreaId>(3),
                .path = AreaPath(row.get<std::string>(4)),
                .estate = row.get<std::optional<AreaId>>(5),
                .door = row.get<std::optional<DoorId>>(6),
                .building = row.get<std::optional<std::string>>(7).value_or(""),
                .sex = row.get<std::string>(8),
                .dialect = row.get<std::optional<std::string>>(9),
                .reads = row.get<std::optional<bool>>(10),
                .has_phone = row.get<std::optional<bool>>(11),
                .source = row.get<std::string>(12),
                .made_up = row.get<bool>(13),
                .name = {},
                .preferred_name = {},
                .birth = {},
                .address = {},
                .id_no = {}};
  const store::SubjectKey key = tx.open_key(person.county, person.id.number(), row.get<ByteView>(14));
  person.name = key.open(name_place, row.get<ByteView>(15));
  person.preferred_name = opened(key, preferred_name_place, row.get<std::optional<ByteView>>(16));
  person.birth = Birth::parse(opened(key, birth_place, row.get<std::optional<ByteView>>(17)).reveal());
  person.address = opened(key, address_place, row.get<std::optional<ByteView>>(18));
  person.id_no = opened(key, id_no_place, row.get<std::optional<ByteView>>(19));
  return person;
}

store::SubjectKey key_of(Tx& tx, const Person& person) {
  const auto wrapped = tx.first(R"sql(SELECT sealed_key FROM person WHERE county = $1 AND id = $2)sql",
                                [](const store::Row& row) { return row.get<Bytes>(0); }, person.county, person.id);
  return tx.open_key(person.county, person.id.number(), wrapped.value());
}

std::vector<std::int32_t> name_tokens(Tx& tx, const Person& person) {
  const std::vector<std::string> tokens = text::letters_and_bigrams(person.name.reveal());
  return tx.vault().word_tokens(person.county, name_purpose, tokens);
}

std::optional<Bytes> id_no_hash(Tx& tx, const Person& person) {
  if (person.id_no.empty()) return std::nullopt;
  return tx.vault().lookup_hash(person.county, id_no_purpose, person.id_no.reveal());
}

constexpr std::int64_t hits_a_page = 500;
constexpr int hit_pages_max = 40;

std::vector<PersonId> those_inside(Tx& tx, CountyId county, const AreaPath& within,
                                   const std::vector<std::int64_t>& ids) {
  return tx.all(R"sql(
    SELECT id FROM person WHERE county = $1 AND id @in($2) AND area_path LIKE $3 || '%' ORDER BY id DESC)sql",
                [](const store::Row& row) { return row.get<PersonId>(0); }, county, ids, within.text());
}

}  // namespace

std::optional<Person> find_person_in(Tx& tx, CountyId county, PersonId id) {
  return tx.first(R"sql(
    SELECT p.county, p.id, p.revision, p.community, p.area_path, p.estate, p.door, d.building, p.sex, p.dialect,
           p.reads, p.has_phone, p.source, p.made_up, p.sealed_key, p.name, p.preferred_name, p.birth, p.address,
           p.id_no
    FROM person p LEFT JOIN v_door d ON d.county = p.county AND d.id = p.door
    WHERE p.county = $1 AND p.id = $2)sql",
                  [&](const store::Row& row) { return person_of(tx, row); }, county, id);
}

std::optional<Person> find_person(Tx& tx, const Scope& scope, PersonId id) {
  for (const std::int64_t county : scope.counties()) {
    std::optional<Person> person = find_person_in(tx, CountyId(county), id);
    if (person && scope.covers(person->path)) return person;
  }
  return std::nullopt;
}

std::vector<Contact> contacts_of(Tx& tx, const Person& person) {
  return tx.all(R"sql(
    SELECT c.id, c.kind, c.preferred, p.sealed_key, c.value
    FROM contact c JOIN person p ON p.county = c.county AND p.id = c.person
    WHERE c.county = $1 AND c.person = $2 AND c.ended IS NULL
    ORDER BY c.preferred DESC, c.id)sql",
                [&](const store::Row& row) {
                  const store::SubjectKey key = tx.open_key(person.county, person.id.number(), row.get<ByteView>(3));
                  return Contact{row.get<ContactId>(0), person.id, row.get<std::string>(1), row.get<bool>(2),
                                 key.open(contact_place, row.get<ByteView>(4))};
                },
                person.county, person.id);
}

std::vector<PersonRole> roles_of(Tx& tx, CountyId county, PersonId person) {
  return tx.all(R"sql(
    SELECT role, from_day, until_day FROM person_role WHERE county = $1 AND person = $2 ORDER BY from_day, role)sql",
                [](const store::Row& row) {
                  return PersonRole{row.get<std::string>(0), row.get<Day>(1), row.get<std::optional<Day>>(2)};
                },
                county, person);
}

Result<Done> insert_person(Tx& tx, const Person& person, Instant now) {
  const store::SubjectKey key = tx.new_key(person.county, person.id.number());
  const std::int64_t added =
      tx.run(R"sql(
    INSERT INTO person (county, id, revision, community, area_path, estate, door, sex, dialect, reads, has_phone,
                        source,
                        made_up, created, sealed_key, name, preferred_name, birth, address, id_no, id_no_hash)
    VALUES ($1, $2, 1, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)
    ON CONFLICT DO NOTHING)sql",
             person.county, person.id, person.community, person.path.text(), person.estate, person.door, person.sex,
             person.dialect, person.reads, person.has_phone, person.source, person.made_up, now, key.wrapped(),
             key.seal(name_place, person.name), sealed(key, preferred_name_place, person.preferred_name),
             sealed_birth(key, person.birth), sealed(key, address_place, person.address),
             sealed(key, id_no_place, person.id_no), id_no_hash(tx, person));
  if (added == 0) return conflict("person.id_no_taken");
  tx.index_words(name_index, person.county, person.id.number(), name_tokens(tx, person));
  return Done{};
}

Result<Done> update_person(Tx& tx, const Person& person) {
  const std::optional<Person> before = find_person_in(tx, person.county, person.id);
  if (!before || before->revision != person.revision) return conflict("person.changed");
  const store::SubjectKey key = key_of(tx, person);
  const std::int64_t changed = tx.run(R"sql(
    UPDATE person SET revision = revision + 1, estate = $4, door = $5, sex = $6, dialect = $7, reads = $8,
           has_phone = $9, name = $10, preferred_name = $11, birth = $12, address = $13
    WHERE county = $1 AND id = $2 AND revision = $3)sql",
                                      person.county, person.id, person.revision, person.estate, person.door, person.sex,
                                      person.dialect, person.reads, person.has_phone, key.seal(name_place, person.name),
                                      sealed(key, preferred_name_place, person.preferred_name),
                                      sealed_birth(key, person.birth), sealed(key, address_place, person.address));
  if (changed == 0) return conflict("person.changed");
  if (!(before->name == person.name)) {
    tx.forget_words(name_index, person.county, person.id.number(), name_tokens(tx, *before));
    tx.index_words(name_index, person.county, person.id.number(), name_tokens(tx, person));
  }
  return Done{};
}

void insert_contact(Tx& tx, const Person& person, const Contact& contact) {
  const store::SubjectKey key = key_of(tx, person);
  tx.run(R"sql(
    INSERT INTO contact (county, id, person, kind, preferred, value, lookup_hash)
    VALUES ($1, $2, $3, $4, $5, $6, $7))sql",
         person.county, contact.id, person.id, contact.kind, contact.preferred, key.seal(contact_place, contact.value),
         tx.vault().lookup_hash(person.county, phone_purpose, contact.value.reveal()));
}

void end_contacts(Tx& tx, const Person& person, Instant now) {
  tx.run(R"sql(UPDATE contact SET ended = $3 WHERE county = $1 AND person = $2 AND ended IS NULL)sql", person.county,
         person.id, now);
}

void insert_role(Tx& tx, const Person& person, const PersonRole& role) {
  tx.run(R"sql(
    INSERT INTO person_role (county, person, role, from_day, until_day) VALUES ($1, $2, $3, $4, $5)
    ON CONFLICT (county, person, role, from_day) DO NOTHING)sql",
         person.county, person.id, role.role, role.from, role.until);
}

std::vector<PersonId> find_by_phone(Tx& tx, CountyId county, std::string_view digits) {
  return tx.all(R"sql(
    SELECT DISTINCT person FROM contact WHERE county = $1 AND lookup_hash = $2 AND ended IS NULL ORDER BY person)sql",
                [](const store::Row& row) { return row.get<PersonId>(0); }, county,
                tx.vault().lookup_hash(county, phone_purpose, digits));
}

std::vector<PersonId> find_by_name(Tx& tx, CountyId county, const AreaPath& within, std::string_view name,
                                   std::int64_t limit) {
  const std::vector<std::int32_t> tokens =
      tx.vault().word_tokens(county, name_purpose, text::letters_and_bigrams(name));
  std::vector<PersonId> found;
  if (tokens.empty()) return found;
  // A token is short and forgets where the person lives: go on through the county's hits until enough are here.
  std::int64_t before = std::numeric_limits<std::int64_t>::max();
  for (int page = 0; page < hit_pages_max; ++page) {
    const std::vector<std::int64_t> hits = tx.search_words(name_index, county, tokens, before, hits_a_page);
    for (const PersonId id : those_inside(tx, county, within, hits)) {
      const std::optional<Person> person = find_person_in(tx, county, id);
      if (!person || !text::contains_folded(person->name.reveal(), name)) continue;
      found.push_back(person->id);
      if (static_cast<std::int64_t>(found.size()) == limit) return found;
    }
    if (static_cast<std::int64_t>(hits.size()) < hits_a_page) return found;
    before = hits.back();
  }
  return found;
}

}  // namespace anxin::people
