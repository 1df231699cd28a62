-- Places. An area has an id of its own and a path of ids; division codes are dated, because they are retired
-- and reused.
CREATE TABLE area (
  id id_t NOT NULL PRIMARY KEY,
  parent id_t,
  path TEXT NOT NULL,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  county id_t
);
CREATE UNIQUE INDEX area_by_path ON area (path);
CREATE INDEX area_by_parent ON area (parent, id);

-- The country, above all provinces: the place of a grant for the whole installation. The pages give it its name.
INSERT INTO area (id, parent, path, kind, name) VALUES (1, NULL, '/1/', 'country', '');

CREATE TABLE area_code (
  code TEXT NOT NULL,
  valid_from TEXT NOT NULL,
  valid_until TEXT,
  area id_t NOT NULL,
  source TEXT NOT NULL,
  PRIMARY KEY (code, valid_from)
);
CREATE INDEX area_code_by_area ON area_code (area);

-- The shard key: our own small number for a county, never reused.
CREATE TABLE county (
  id id_t NOT NULL PRIMARY KEY,
  area id_t NOT NULL
);

CREATE TABLE door (
  county id_t NOT NULL,
  id id_t NOT NULL,
  estate id_t NOT NULL,
  building TEXT NOT NULL,
  unit TEXT NOT NULL,
  room TEXT NOT NULL,
  PRIMARY KEY (county, id),
  UNIQUE (county, estate, building, unit, room)
);

-- Days that differ from the plain week, by the official yearly notice. A year without rows is not known.
CREATE TABLE calendar_day (
  day TEXT NOT NULL PRIMARY KEY,
  works bool_t NOT NULL,
  name TEXT NOT NULL,
  source TEXT NOT NULL
);

-- Lists of words that a place may change: dated rows, never numbers in the code. The country's rows (area 1) are
-- everybody's, and the pages know what they are called; a county's row adds a word with its label, or says of a word of
-- everybody's until when it counts there and into which word it went.
CREATE TABLE dictionary_word (
  list TEXT NOT NULL,
  area id_t NOT NULL DEFAULT 1,
  word TEXT NOT NULL,
  label TEXT NOT NULL DEFAULT '',
  position id_t NOT NULL,
  valid_from TEXT NOT NULL,
  valid_until TEXT,
  merged_into TEXT,
  PRIMARY KEY (list, area, word)
);
INSERT INTO dictionary_word (list, word, position, valid_from) VALUES
  ('channel', 'phone', 1, '2020-01-01'),
  ('channel', 'home_visit', 2, '2020-01-01'),
  ('channel', 'mayor_hotline', 3, '2020-01-01'),
  ('category', 'home_repair', 1, '2020-01-01'),
  ('category', 'elder_care', 2, '2020-01-01'),
  ('category', 'meals', 3, '2020-01-01'),
  ('category', 'health', 4, '2020-01-01'),
  ('category', 'children', 5, '2020-01-01'),
  ('category', 'disability', 6, '2020-01-01'),
  ('category', 'neighbours', 7, '2020-01-01'),
  ('category', 'environment', 8, '2020-01-01'),
  ('category', 'safety', 9, '2020-01-01'),
  ('category', 'utilities', 10, '2020-01-01'),
  ('category', 'parking', 11, '2020-01-01'),
  ('category', 'culture', 12, '2020-01-01'),
  ('category', 'policy', 13, '2020-01-01'),
  ('category', 'livelihood', 14, '2020-01-01'),
  ('category', 'digital_help', 15, '2020-01-01'),
  ('category', 'other', 16, '2020-01-01'),
  ('population', 'elder', 1, '2020-01-01'),
  ('population', 'disabled', 2, '2020-01-01'),
  ('population', 'needy_household', 3, '2020-01-01'),
  ('population', 'youth', 4, '2020-01-01'),
  ('population', 'child', 5, '2020-01-01'),
  ('population', 'general', 6, '2020-01-01');

-- What higher slices may join.
CREATE VIEW v_area AS SELECT id, parent, path, kind, name, county FROM area;
CREATE VIEW v_door AS SELECT county, id, estate, building, unit, room FROM door;
