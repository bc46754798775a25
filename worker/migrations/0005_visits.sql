-- Visits, what they count, and hand-overs (worker/store/SCHEMA.md).

-- Visits are now derived from what happened on their tasks: those of the past are read again by the sweep.
DELETE FROM visits;
UPDATE cursors SET cursor = NULL, caught_up_at = NULL WHERE name = 'tickets';

ALTER TABLE visits ADD COLUMN engineer_id INTEGER;
ALTER TABLE visits ADD COLUMN facts TEXT NOT NULL DEFAULT '{}';
-- The weekly lists read these and nothing else.
CREATE INDEX visits_unsigned ON visits (engineer_id, on_date) WHERE state = 'done';
CREATE INDEX visits_done_on ON visits (on_date) WHERE state IN ('done', 'signed');
CREATE INDEX visits_of_engineer ON visits (engineer_id);

CREATE TABLE visit_moments (
  visit_id INTEGER PRIMARY KEY,
  events TEXT NOT NULL
) STRICT;

CREATE TABLE visit_counts (
  id TEXT PRIMARY KEY,
  visit_id INTEGER NOT NULL,
  organization_id INTEGER NOT NULL,
  kind TEXT,
  on_date TEXT NOT NULL,
  cause TEXT NOT NULL,
  actor_id INTEGER,
  at TEXT NOT NULL,
  reversed_by TEXT,
  reversed_actor_id INTEGER,
  reversed_at TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX visit_counts_of_visit ON visit_counts (visit_id);
CREATE INDEX visit_counts_of_organization ON visit_counts (organization_id, on_date, kind) WHERE reversed_at IS NULL;

CREATE TABLE visit_sheets (
  organization_id INTEGER PRIMARY KEY,
  days TEXT NOT NULL,
  latest TEXT NOT NULL
) STRICT;

CREATE TABLE handovers (
  id INTEGER PRIMARY KEY,
  from_id INTEGER NOT NULL,
  to_id INTEGER NOT NULL,
  starts_on TEXT NOT NULL,
  until_on TEXT NOT NULL,
  is_ended INTEGER NOT NULL,
  updated_at TEXT NOT NULL
) STRICT;
CREATE INDEX handovers_open ON handovers (from_id) WHERE is_ended = 0;

CREATE TABLE handover_moves (
  handover_id INTEGER NOT NULL,
  ticket_id INTEGER NOT NULL,
  from_id INTEGER NOT NULL,
  to_id INTEGER NOT NULL,
  moved_at TEXT NOT NULL,
  back_at TEXT,
  PRIMARY KEY (handover_id, ticket_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX handover_moves_of_ticket ON handover_moves (ticket_id);

-- Customers by the day their profile was last reviewed (A15); never reviewed comes first.
CREATE INDEX customers_reviewed ON customers (coalesce(facts ->> 'profile_reviewed_on', ''), id);
