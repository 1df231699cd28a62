-- How a need ends or waits without tasks: withdrawn, paused, answered in words, passed on. Kept apart from the need,
-- one row an act, numbered within the need.
-- sealed: withdrawal.need by need: reason
-- sealed: pause.number by need: reason
-- sealed: reply.number by need: words appeal
-- sealed: referral.number by need: body outside_no words
CREATE TABLE withdrawal (
  county id_t NOT NULL,
  need id_t NOT NULL,
  written_by id_t NOT NULL,
  at time_t NOT NULL,
  sealed_key bytes_t NOT NULL,
  reason bytes_t,
  PRIMARY KEY (county, need),
  FOREIGN KEY (county, need) REFERENCES need (county, id)
);

-- Open while resumed_at is empty; stage_before is where the need goes on.
CREATE TABLE pause (
  county id_t NOT NULL,
  need id_t NOT NULL,
  number id_t NOT NULL,
  stage_before TEXT NOT NULL,
  written_by id_t NOT NULL,
  at time_t NOT NULL,
  until TEXT NOT NULL,
  resumed_at time_t,
  sealed_key bytes_t NOT NULL,
  reason bytes_t NOT NULL,
  PRIMARY KEY (county, need, number),
  FOREIGN KEY (county, need) REFERENCES need (county, id)
);

CREATE TABLE reply (
  county id_t NOT NULL,
  need id_t NOT NULL,
  number id_t NOT NULL,
  written_by id_t NOT NULL,
  at time_t NOT NULL,
  read_way TEXT NOT NULL,
  read_at time_t NOT NULL,
  sealed_key bytes_t NOT NULL,
  words bytes_t NOT NULL,
  appeal bytes_t NOT NULL,
  PRIMARY KEY (county, need, number),
  FOREIGN KEY (county, need) REFERENCES need (county, id)
);

-- state: out, answered, bounced. Words are the answer, or why it came back; of a petition there are none.
CREATE TABLE referral (
  county id_t NOT NULL,
  need id_t NOT NULL,
  number id_t NOT NULL,
  sent_by id_t NOT NULL,
  at time_t NOT NULL,
  target TEXT NOT NULL,
  state TEXT NOT NULL,
  ended_by id_t,
  ended_at time_t,
  sealed_key bytes_t NOT NULL,
  body bytes_t,
  outside_no bytes_t,
  words bytes_t,
  PRIMARY KEY (county, need, number),
  FOREIGN KEY (county, need) REFERENCES need (county, id)
);

-- One need joined to another of its community; undone while undone_at is set. No chains: a parent is never joined.
CREATE TABLE need_merge (
  county id_t NOT NULL,
  need id_t NOT NULL,
  number id_t NOT NULL,
  parent id_t NOT NULL,
  stage_before TEXT NOT NULL,
  written_by id_t NOT NULL,
  at time_t NOT NULL,
  undone_at time_t,
  PRIMARY KEY (county, need, number),
  FOREIGN KEY (county, need) REFERENCES need (county, id),
  FOREIGN KEY (county, parent) REFERENCES need (county, id)
);
CREATE INDEX need_merge_by_parent ON need_merge (county, parent);

-- That somebody was told of it: once a voice and merge.
CREATE TABLE need_told (
  county id_t NOT NULL,
  need id_t NOT NULL,
  number id_t NOT NULL,
  voice id_t NOT NULL,
  written_by id_t NOT NULL,
  way TEXT NOT NULL,
  told_at time_t NOT NULL,
  PRIMARY KEY (county, need, number, voice),
  FOREIGN KEY (county, voice) REFERENCES voice (county, id)
);

-- Individual help: from here on the words are for its social worker and the secretary alone, also when it is closed.
CREATE TABLE need_case (
  county id_t NOT NULL,
  need id_t NOT NULL,
  opened_by id_t NOT NULL,
  at time_t NOT NULL,
  PRIMARY KEY (county, need),
  FOREIGN KEY (county, need) REFERENCES need (county, id)
);
