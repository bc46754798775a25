-- The admin's door (worker/store/SCHEMA.md).

CREATE TABLE limited_uses (
  name TEXT PRIMARY KEY,
  uses INTEGER NOT NULL,
  until INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Set when an admin had it put back into the queue, once.
ALTER TABLE dead_letters ADD COLUMN replayed_at TEXT;
