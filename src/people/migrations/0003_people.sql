-- One person, many dated roles. Everything that names a person is sealed under the person's own key; look-up goes
-- through keyed hashes (whole phone, whole ID number) and keyed search tokens (name).
-- sealed: person.id: name preferred_name birth address id_no
-- sealed: contact.id by person of person: value
CREATE TABLE person (
  county id_t NOT NULL,
  id id_t NOT NULL,
  revision id_t NOT NULL,
  community id_t NOT NULL,
  area_path TEXT NOT NULL,
  estate id_t,
  door id_t,
  sex TEXT NOT NULL,
  dialect TEXT,
  reads bool_t,
  has_phone bool_t,
  source TEXT NOT NULL,
  made_up bool_t NOT NULL,
  created time_t NOT NULL,
  sealed_key bytes_t NOT NULL,
  name bytes_t NOT NULL,
  preferred_name bytes_t,
  birth bytes_t,
  address bytes_t,
  id_no bytes_t,
  id_no_hash bytes_t,
  PRIMARY KEY (county, id)
);
CREATE UNIQUE INDEX person_by_id_no ON person (county, id_no_hash) WHERE id_no_hash IS NOT NULL;
CREATE INDEX person_by_community ON person (county, community, id);

-- words: person_names
CREATE TABLE contact (
  county id_t NOT NULL,
  id id_t NOT NULL,
  person id_t NOT NULL,
  kind TEXT NOT NULL,
  preferred bool_t NOT NULL,
  value bytes_t NOT NULL,
  lookup_hash bytes_t NOT NULL,
  ended time_t,
  PRIMARY KEY (county, id),
  FOREIGN KEY (county, person) REFERENCES person (county, id)
);
CREATE INDEX contact_by_hash ON contact (county, lookup_hash);
CREATE INDEX contact_by_person ON contact (county, person);

CREATE TABLE person_role (
  county id_t NOT NULL,
  person id_t NOT NULL,
  role TEXT NOT NULL,
  from_day TEXT NOT NULL,
  until_day TEXT,
  PRIMARY KEY (county, person, role, from_day),
  FOREIGN KEY (county, person) REFERENCES person (county, id)
);

CREATE VIEW v_person AS
  SELECT county, id, community, area_path, estate, door, sex, sealed_key, name, preferred_name, birth FROM person;
CREATE VIEW v_contact AS SELECT county, id, person, kind, preferred, value FROM contact WHERE ended IS NULL;
