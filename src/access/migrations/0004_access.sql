-- Accounts, what they may do where and until when, and who is signed in.
-- sealed: account.id: name login
CREATE TABLE account (
  id id_t NOT NULL PRIMARY KEY,
  state TEXT NOT NULL,
  must_change_password bool_t NOT NULL,
  created time_t NOT NULL,
  last_sign_in time_t,
  sealed_key bytes_t NOT NULL,
  name bytes_t NOT NULL,
  login bytes_t NOT NULL
);

-- Found by the keyed hash of the login name alone: a group of its own, away from everything else.
CREATE TABLE login (
  name_hash bytes_t NOT NULL PRIMARY KEY,
  account id_t NOT NULL,
  password TEXT NOT NULL
);
CREATE UNIQUE INDEX login_by_account ON login (account);

CREATE TABLE account_person (
  account id_t NOT NULL,
  county id_t NOT NULL,
  person id_t NOT NULL,
  PRIMARY KEY (account, county)
);
CREATE INDEX account_by_person ON account_person (county, person);

CREATE TABLE access_grant (
  id id_t NOT NULL PRIMARY KEY,
  account id_t NOT NULL,
  role TEXT NOT NULL,
  county id_t NOT NULL,
  area id_t NOT NULL,
  area_path TEXT NOT NULL,
  from_day TEXT NOT NULL,
  until_day TEXT,
  granted_by id_t NOT NULL,
  granted_at time_t NOT NULL,
  ended_at time_t,
  ended_by id_t
);
CREATE INDEX grant_by_account ON access_grant (account);
CREATE INDEX grant_by_area ON access_grant (area_path);

CREATE TABLE session (
  token_hash bytes_t NOT NULL PRIMARY KEY,
  id id_t NOT NULL,
  account id_t NOT NULL,
  created time_t NOT NULL,
  last_seen time_t NOT NULL,
  expires time_t NOT NULL
);
CREATE INDEX session_by_account ON session (account);
CREATE INDEX session_by_end ON session (expires);

-- Tries per address and minute (keyed hash of the address): a wide outer limit, shared by all servers.
CREATE TABLE sign_in_minute (
  address_hash bytes_t NOT NULL,
  minute id_t NOT NULL,
  tries id_t NOT NULL,
  PRIMARY KEY (address_hash, minute)
);

-- Failed tries at a login name, known or not, per neighbourhood of addresses (keyed hash) and from everywhere.
CREATE TABLE sign_in_failure (
  name_hash bytes_t NOT NULL,
  address_hash bytes_t NOT NULL,
  failures id_t NOT NULL,
  locked_until time_t,
  last_failure time_t NOT NULL,
  PRIMARY KEY (name_hash, address_hash)
);
CREATE INDEX sign_in_failure_by_age ON sign_in_failure (last_failure);

CREATE VIEW v_staff AS
  SELECT g.account AS account, g.role AS role, g.county AS county, g.area AS area, g.area_path AS area_path,
         g.from_day AS from_day, g.until_day AS until_day, p.person AS person,
         a.sealed_key AS sealed_key, a.name AS name, a.state AS state
  FROM access_grant g
  JOIN account a ON a.id = g.account
  JOIN account_person p ON p.account = g.account AND p.county = g.county
  WHERE g.ended_at IS NULL;
