-- What the store itself keeps. Lines of the journal are never changed; their order within a chain is `seq`.
CREATE TABLE journal (
  county id_t NOT NULL,              -- 0: the platform's chain
  chain id_t NOT NULL,               -- the community; 0: the county's own chain
  seq id_t NOT NULL,
  at time_t NOT NULL,
  action TEXT NOT NULL,
  object TEXT NOT NULL,
  object_id id_t NOT NULL,
  facts TEXT NOT NULL,               -- JSON of ids, codes, counts and keys
  account id_t NOT NULL,
  person id_t NOT NULL,
  role TEXT NOT NULL,
  device TEXT NOT NULL,
  reason_key TEXT NOT NULL,
  on_behalf_of id_t NOT NULL,
  detail_digest bytes_t NOT NULL,    -- SHA-256 of the sealed detail; empty: none
  hash bytes_t NOT NULL,
  PRIMARY KEY (county, chain, seq)
);

CREATE INDEX journal_by_object ON journal (county, object_id, seq);

CREATE TABLE journal_head (
  county id_t NOT NULL,
  chain id_t NOT NULL,
  seq id_t NOT NULL,
  hash bytes_t NOT NULL,
  PRIMARY KEY (county, chain)
) clustered;

CREATE TABLE journal_detail (
  county id_t NOT NULL,
  chain id_t NOT NULL,
  seq id_t NOT NULL,
  sealed bytes_t NOT NULL,
  PRIMARY KEY (county, chain, seq)
);

CREATE TABLE idempotency (
  county id_t NOT NULL,
  actor TEXT NOT NULL,
  request_key TEXT NOT NULL,
  request_hash bytes_t NOT NULL,
  created time_t NOT NULL,
  status INTEGER NOT NULL,           -- 0 until the answer is kept, within the same transaction
  answer bytes_t NOT NULL,           -- sealed
  PRIMARY KEY (county, actor, request_key)
);

CREATE INDEX idempotency_by_age ON idempotency (created);

-- Ids up to the end of this second (since 2020-01-01) may have been used by the node.
CREATE TABLE id_mark (
  node INTEGER NOT NULL PRIMARY KEY,
  second id_t NOT NULL
);

-- One row: recognises a wrong master key before anything is written under it.
CREATE TABLE vault_check (
  id INTEGER NOT NULL PRIMARY KEY,
  fingerprint bytes_t NOT NULL,
  sealed bytes_t NOT NULL
);
