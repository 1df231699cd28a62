-- Sheets that were taken in, row by row. What was read is sealed under the import's own key: a sheet may hold a name or
-- a number in any of its columns, whatever its header says. Places are compared by their keyed hash.
-- sealed: import.id: sheet file_name content
-- sealed: import_header.number by import of import: sample
-- sealed: import_row.number by import of import, numbered: order_no place due_said words caller phone address
CREATE TABLE import (
  county id_t NOT NULL,
  id id_t NOT NULL,
  area id_t NOT NULL,
  area_path TEXT NOT NULL,
  source TEXT NOT NULL,
  state TEXT NOT NULL,
  format TEXT NOT NULL,
  encoding TEXT,
  delimiter TEXT,
  header_row id_t NOT NULL,
  row_count id_t NOT NULL,
  ignored_rows id_t NOT NULL,
  uploaded_by id_t NOT NULL,
  uploaded time_t NOT NULL,
  started time_t,
  finished time_t,
  moved time_t,                      -- when the run under way took its last rows
  sealed_key bytes_t NOT NULL,
  sheet bytes_t,
  file_name bytes_t NOT NULL,
  content bytes_t NOT NULL,
  PRIMARY KEY (county, id)
);
CREATE INDEX import_by_area ON import (county, area_path, id);

-- The columns of the file and which field each of them holds.
CREATE TABLE import_header (
  county id_t NOT NULL,
  import id_t NOT NULL,
  number id_t NOT NULL,
  header TEXT NOT NULL,
  field TEXT,
  remembered bool_t NOT NULL,
  sample bytes_t NOT NULL,
  PRIMARY KEY (county, import, number),
  FOREIGN KEY (county, import) REFERENCES import (county, id)
);

CREATE TABLE import_row (
  county id_t NOT NULL,
  import id_t NOT NULL,
  number id_t NOT NULL,
  level TEXT NOT NULL,
  flags TEXT NOT NULL,
  place_hash bytes_t NOT NULL,
  received time_t,
  to_the_minute bool_t NOT NULL,
  due time_t,
  order_kind TEXT,
  satisfaction TEXT,
  anonymous bool_t NOT NULL,
  order_no bytes_t NOT NULL,
  place bytes_t NOT NULL,
  due_said bytes_t NOT NULL,
  words bytes_t NOT NULL,
  caller bytes_t NOT NULL,
  phone bytes_t NOT NULL,
  address bytes_t NOT NULL,
  decision TEXT,
  result TEXT,
  need id_t,
  need_no TEXT,
  PRIMARY KEY (county, import, number),
  FOREIGN KEY (county, import) REFERENCES import (county, id)
);
CREATE INDEX import_row_waiting ON import_row (county, import, number) WHERE result IS NULL;

-- What a source's header means, once somebody has said so; an empty field means: none of ours.
CREATE TABLE import_column (
  county id_t NOT NULL,
  source TEXT NOT NULL,
  header TEXT NOT NULL,
  field TEXT NOT NULL,
  PRIMARY KEY (county, source, header)
);

-- Which community a source's words mean, for those who take it in for this area; without an answer: not ours.
CREATE TABLE import_place (
  county id_t NOT NULL,
  area id_t NOT NULL,
  source TEXT NOT NULL,
  place_hash bytes_t NOT NULL,
  answer id_t,
  answered_by id_t NOT NULL,
  answered time_t NOT NULL,
  PRIMARY KEY (county, area, source, place_hash)
);
