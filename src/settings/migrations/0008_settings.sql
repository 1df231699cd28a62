-- What a place sets for itself and everything below it. A row without a value says that somebody went back to what is
-- inherited, and who. Places have no county above the county, so this is reference data.
CREATE TABLE setting (
  area id_t NOT NULL,
  name TEXT NOT NULL,
  revision id_t NOT NULL,
  value TEXT,
  locked bool_t NOT NULL,
  set_by id_t NOT NULL,
  set_at time_t NOT NULL,
  PRIMARY KEY (area, name)
);

-- Texts for answering. Every change is a new version; the newest counts, unless it says retired.
CREATE TABLE reply_template (
  county id_t NOT NULL,
  id id_t NOT NULL,
  version id_t NOT NULL,
  area id_t NOT NULL,
  area_path TEXT NOT NULL,
  title TEXT NOT NULL,
  words TEXT NOT NULL,
  retired bool_t NOT NULL,
  set_by id_t NOT NULL,
  set_at time_t NOT NULL,
  PRIMARY KEY (county, id, version)
);
