-- A need and what belongs to it. Every table is keyed by county first. Words of people are sealed under the
-- row's own key.
-- sealed: need.id: summary said_name public_code
-- sealed: voice.id: words said_name said_phone affected_name affected_phone address
-- sealed: triage.number by need: urgency_reason difficulty_reason public_interest_reason feasible_reason
-- sealed: task.id: what result
-- sealed: task_note.id: words
-- sealed: call_back.id: words
CREATE TABLE need (
  county id_t NOT NULL,
  id id_t NOT NULL,
  community id_t NOT NULL,
  area_path TEXT NOT NULL,
  revision id_t NOT NULL,
  need_no TEXT NOT NULL,
  stage TEXT NOT NULL,
  emergency bool_t NOT NULL,
  channel TEXT NOT NULL,
  estate id_t,
  door id_t,
  building TEXT,
  owner id_t NOT NULL,
  requester id_t,
  affected id_t,
  anonymous bool_t NOT NULL,
  received time_t NOT NULL,
  triage_due time_t NOT NULL,
  clock_from time_t NOT NULL,
  closing_due time_t,
  due time_t,
  due_imported bool_t NOT NULL,
  reopened id_t NOT NULL,
  urgency TEXT,
  difficulty TEXT,
  category TEXT,
  call_back_owed bool_t NOT NULL,
  done_at time_t,
  closed_at time_t,
  lit bool_t NOT NULL,
  satisfaction TEXT,
  sealed_key bytes_t NOT NULL,
  summary bytes_t NOT NULL,
  said_name bytes_t,
  public_code bytes_t NOT NULL,
  public_code_hash bytes_t NOT NULL,
  PRIMARY KEY (county, id),
  UNIQUE (county, community, need_no)
);
CREATE INDEX need_by_community ON need (county, community, id);
CREATE INDEX need_by_stage ON need (county, community, stage, due);
CREATE INDEX need_by_receipt ON need (county, community, received);
CREATE INDEX need_by_close ON need (county, community, closed_at) WHERE closed_at IS NOT NULL;
CREATE INDEX need_by_due ON need (county, community, due) WHERE due IS NOT NULL;
CREATE INDEX need_by_requester ON need (county, requester) WHERE requester IS NOT NULL;
CREATE INDEX need_by_number ON need (county, need_no);
CREATE INDEX need_by_public_code ON need (county, public_code_hash);
CREATE INDEX need_by_owner ON need (county, owner, stage);

CREATE TABLE need_counter (
  county id_t NOT NULL,
  community id_t NOT NULL,
  year id_t NOT NULL,
  last id_t NOT NULL,
  PRIMARY KEY (county, community, year)
);

CREATE TABLE voice (
  county id_t NOT NULL,
  id id_t NOT NULL,
  need id_t NOT NULL,
  channel TEXT NOT NULL,
  recorder id_t NOT NULL,
  recorder_role TEXT NOT NULL,
  requester id_t,
  affected id_t,
  relation TEXT,
  anonymous bool_t NOT NULL,
  happened time_t NOT NULL,
  happened_precision TEXT NOT NULL,
  received time_t NOT NULL,
  call_back_way TEXT NOT NULL,
  met TEXT,
  order_source TEXT,
  order_no TEXT,
  order_kind TEXT,
  order_due time_t,
  sealed_key bytes_t NOT NULL,
  words bytes_t NOT NULL,
  said_name bytes_t,
  said_phone bytes_t,
  affected_name bytes_t,
  affected_phone bytes_t,
  address bytes_t,
  PRIMARY KEY (county, id),
  FOREIGN KEY (county, need) REFERENCES need (county, id)
);
CREATE INDEX voice_by_need ON voice (county, need);
CREATE UNIQUE INDEX voice_by_order ON voice (county, order_source, order_no) WHERE order_no IS NOT NULL;

-- words: need_words
-- Every judgement is kept; the need shows the newest.
CREATE TABLE triage (
  county id_t NOT NULL,
  need id_t NOT NULL,
  number id_t NOT NULL,
  judged_by id_t NOT NULL,
  at time_t NOT NULL,
  urgency TEXT NOT NULL,
  difficulty TEXT NOT NULL,
  category TEXT NOT NULL,
  populations TEXT NOT NULL,
  public_interest bool_t NOT NULL,
  feasible bool_t NOT NULL,
  sealed_key bytes_t NOT NULL,
  urgency_reason bytes_t NOT NULL,
  difficulty_reason bytes_t NOT NULL,
  public_interest_reason bytes_t NOT NULL,
  feasible_reason bytes_t NOT NULL,
  PRIMARY KEY (county, need, number),
  FOREIGN KEY (county, need) REFERENCES need (county, id)
);

CREATE TABLE task (
  county id_t NOT NULL,
  id id_t NOT NULL,
  need id_t NOT NULL,
  revision id_t NOT NULL,
  handler id_t NOT NULL,
  due TEXT NOT NULL,
  state TEXT NOT NULL,
  done_on TEXT,
  sealed_key bytes_t NOT NULL,
  what bytes_t NOT NULL,
  result bytes_t,
  PRIMARY KEY (county, id),
  FOREIGN KEY (county, need) REFERENCES need (county, id)
);
CREATE INDEX task_by_need ON task (county, need);
CREATE INDEX task_by_handler ON task (county, handler, state);

-- Who did it or helped: none of them makes the call-back.
CREATE TABLE task_part (
  county id_t NOT NULL,
  task id_t NOT NULL,
  person id_t NOT NULL,
  PRIMARY KEY (county, task, person),
  FOREIGN KEY (county, task) REFERENCES task (county, id)
);

CREATE TABLE task_note (
  county id_t NOT NULL,
  id id_t NOT NULL,
  task id_t NOT NULL,
  written_by id_t NOT NULL,
  at time_t NOT NULL,
  sealed_key bytes_t NOT NULL,
  words bytes_t NOT NULL,
  PRIMARY KEY (county, id),
  FOREIGN KEY (county, task) REFERENCES task (county, id)
);
CREATE INDEX task_note_by_task ON task_note (county, task);

CREATE TABLE call_back (
  county id_t NOT NULL,
  id id_t NOT NULL,
  need id_t NOT NULL,
  voice id_t NOT NULL,
  made_by id_t NOT NULL,
  at time_t NOT NULL,
  way TEXT NOT NULL,
  reached bool_t NOT NULL,
  solved bool_t,
  satisfaction TEXT,
  round id_t NOT NULL,
  sealed_key bytes_t NOT NULL,
  words bytes_t,
  PRIMARY KEY (county, id),
  FOREIGN KEY (county, need) REFERENCES need (county, id),
  FOREIGN KEY (county, voice) REFERENCES voice (county, id)
);
CREATE INDEX call_back_by_need ON call_back (county, need);
