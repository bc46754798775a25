-- The promises: what happened on a ticket, and what becomes due when (worker/store/SCHEMA.md).

CREATE TABLE ticket_moments (
  ticket_id INTEGER PRIMARY KEY,
  events TEXT NOT NULL
) STRICT;

CREATE TABLE deadlines (
  id TEXT PRIMARY KEY,
  ticket_id INTEGER NOT NULL,
  clock_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  at TEXT NOT NULL,
  state TEXT NOT NULL,
  fired_at TEXT,
  late_seconds INTEGER
) STRICT, WITHOUT ROWID;
-- Holds all that the minute's look reads, so it reads the due rows only.
CREATE INDEX deadlines_due ON deadlines (state, at, ticket_id);
CREATE INDEX deadlines_of_ticket ON deadlines (ticket_id);
