-- What the check of replies found, by ticket (worker/store/SCHEMA.md).

CREATE TABLE guard_counts (
  ticket_id INTEGER NOT NULL,
  outcome TEXT NOT NULL,
  rule TEXT NOT NULL,
  day TEXT NOT NULL,
  PRIMARY KEY (ticket_id, outcome, rule)
) STRICT;
CREATE INDEX guard_counts_by_day ON guard_counts (day, rule, outcome);
