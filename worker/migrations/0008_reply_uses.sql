-- Which scripted replies a ticket was answered with, and how its customer rated it (worker/store/SCHEMA.md).

CREATE TABLE reply_uses (
  ticket_id INTEGER NOT NULL,
  reply TEXT NOT NULL,
  at TEXT NOT NULL,
  day TEXT NOT NULL,
  rating TEXT,
  rated_at TEXT,
  PRIMARY KEY (ticket_id, reply)
) STRICT;
CREATE INDEX reply_uses_by_day ON reply_uses (day, reply);
