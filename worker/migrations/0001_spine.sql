-- What each table is for, who writes it and how long it is kept: worker/store/SCHEMA.md.

CREATE TABLE customers (
  id INTEGER PRIMARY KEY,
  name TEXT,
  facts TEXT NOT NULL DEFAULT '{}',
  tags TEXT NOT NULL DEFAULT '[]',
  override TEXT,
  tier TEXT,
  standing TEXT,
  judge_again_at TEXT,
  tier_in_zendesk TEXT,
  tier_written_at TEXT,
  updated_at TEXT NOT NULL
) STRICT;
CREATE INDEX customers_due ON customers (judge_again_at) WHERE judge_again_at IS NOT NULL;

CREATE TABLE customer_ranks (
  fact TEXT NOT NULL,
  id INTEGER NOT NULL,
  value REAL NOT NULL,
  PRIMARY KEY (fact, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX customer_ranks_by_value ON customer_ranks (fact, value DESC, id);

CREATE TABLE rank_cut_offs (
  rank_key TEXT PRIMARY KEY,
  at_least REAL,
  counted_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE tier_history (
  id INTEGER PRIMARY KEY,
  customer_id INTEGER NOT NULL,
  tier TEXT NOT NULL,
  previous TEXT,
  at TEXT NOT NULL,
  policy_version INTEGER NOT NULL,
  because TEXT NOT NULL,
  cause TEXT NOT NULL
) STRICT;
CREATE INDEX tier_history_of_customer ON tier_history (customer_id, at);

CREATE TABLE tickets (
  id INTEGER PRIMARY KEY,
  status TEXT NOT NULL,
  priority TEXT,
  type TEXT,
  tags TEXT NOT NULL DEFAULT '[]',
  organization_id INTEGER,
  requester_id INTEGER,
  assignee_id INTEGER,
  group_id INTEGER,
  brand_id INTEGER,
  form_id INTEGER,
  channel TEXT,
  external_id TEXT,
  custom_fields TEXT NOT NULL DEFAULT '{}',
  subject_words TEXT NOT NULL DEFAULT '[]',
  service_level TEXT,
  service_level_at TEXT,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL
) STRICT;
CREATE INDEX tickets_of_organization ON tickets (organization_id, id);
CREATE INDEX tickets_open ON tickets (id) WHERE status IN ('new', 'open', 'pending', 'hold');
CREATE INDEX tickets_of_requester ON tickets (requester_id);
CREATE INDEX tickets_of_assignee ON tickets (assignee_id);
CREATE INDEX tickets_by_age ON tickets (status, updated_at);

CREATE TABLE visits (
  id INTEGER PRIMARY KEY,
  organization_id INTEGER,
  kind TEXT,
  state TEXT NOT NULL,
  on_date TEXT NOT NULL,
  updated_at TEXT NOT NULL
) STRICT;
-- Holds all that a brief reads of a visit, so a brief never touches the table.
CREATE INDEX visits_of_organization ON visits (organization_id, on_date, kind, state);

CREATE TABLE effects (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  subject_id INTEGER NOT NULL,
  changes TEXT NOT NULL,
  state TEXT NOT NULL,
  attempts INTEGER NOT NULL DEFAULT 0,
  announce INTEGER NOT NULL,
  job_id TEXT,
  reason TEXT,
  cause TEXT NOT NULL,
  created_at TEXT NOT NULL,
  not_before TEXT NOT NULL,
  submitted_at TEXT,
  finished_at TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX effects_by_state ON effects (state, not_before);
CREATE INDEX effects_of_subject ON effects (kind, subject_id, state);
CREATE INDEX effects_finished ON effects (finished_at) WHERE finished_at IS NOT NULL;

CREATE TABLE deliveries (
  id TEXT PRIMARY KEY,
  type TEXT NOT NULL,
  subject_id INTEGER,
  invocation_id TEXT,
  at TEXT NOT NULL,
  received_at TEXT NOT NULL,
  processed_at TEXT NOT NULL,
  outcome TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX deliveries_by_time ON deliveries (received_at);

CREATE TABLE dead_letters (
  id TEXT PRIMARY KEY,
  body TEXT NOT NULL,
  attempts INTEGER NOT NULL,
  sent_at TEXT NOT NULL,
  died_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX dead_letters_by_time ON dead_letters (died_at);

CREATE TABLE policy_versions (
  version INTEGER PRIMARY KEY,
  policy TEXT NOT NULL,
  replies TEXT NOT NULL,
  problem TEXT,
  seen_at TEXT NOT NULL
) STRICT;
CREATE INDEX policy_versions_good ON policy_versions (version) WHERE problem IS NULL;

CREATE TABLE cursors (
  name TEXT PRIMARY KEY,
  cursor TEXT,
  caught_up_at TEXT,
  last_at TEXT NOT NULL,
  looked_at INTEGER NOT NULL DEFAULT 0,
  repaired INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE budget (
  endpoint TEXT PRIMARY KEY,
  blocked_until INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE tokens (
  name TEXT PRIMARY KEY,
  token TEXT NOT NULL,
  expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE account (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL,
  read_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE heartbeats (
  name TEXT PRIMARY KEY,
  at TEXT NOT NULL,
  value TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE audit (
  id INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  what TEXT NOT NULL,
  subject TEXT,
  detail TEXT
) STRICT;
CREATE INDEX audit_by_time ON audit (at);
