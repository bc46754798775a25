-- People whom roles lead to, and deadlines that turned out not to have come (worker/store/SCHEMA.md).

CREATE TABLE people (
  id INTEGER PRIMARY KEY,
  name TEXT,
  is_active INTEGER NOT NULL,
  fields TEXT NOT NULL DEFAULT '{}',
  read_at TEXT NOT NULL
) STRICT;
CREATE INDEX people_by_time ON people (read_at);

ALTER TABLE deadlines ADD COLUMN withdrawals INTEGER NOT NULL DEFAULT 0;
ALTER TABLE deadlines ADD COLUMN withdrawn_at TEXT;
