-- What was solved for whom, so that the next agent sees what helped (worker/store/SCHEMA.md).

CREATE TABLE solved_tickets (
  ticket_id INTEGER PRIMARY KEY,
  organization_id INTEGER NOT NULL,
  problem_type TEXT,
  words TEXT NOT NULL,
  tags TEXT NOT NULL,
  solver_id INTEGER,
  solved_at TEXT NOT NULL
) STRICT;
CREATE INDEX solved_tickets_by_customer ON solved_tickets (organization_id, solved_at);
CREATE INDEX solved_tickets_by_age ON solved_tickets (solved_at);
