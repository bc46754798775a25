-- The calls that are owed, and when recurring care is looked at next (worker/store/SCHEMA.md).

CREATE TABLE callbacks (
  id TEXT PRIMARY KEY,
  rule TEXT NOT NULL,
  organization_id INTEGER,
  ticket_id INTEGER,
  cause_at TEXT NOT NULL,
  due_at TEXT NOT NULL,
  slot_at TEXT NOT NULL,
  is_slot_late INTEGER NOT NULL,
  state TEXT NOT NULL,
  because TEXT,
  task_ticket_id INTEGER,
  assignee_id INTEGER,
  result TEXT,
  result_at TEXT,
  attempts INTEGER NOT NULL DEFAULT 0,
  moments TEXT NOT NULL DEFAULT '[]',
  answers TEXT,
  told TEXT NOT NULL DEFAULT '[]',
  solve_by TEXT,
  next_at TEXT,
  created_at TEXT NOT NULL
) STRICT;
CREATE INDEX callbacks_due ON callbacks (next_at) WHERE next_at IS NOT NULL;
CREATE INDEX callbacks_of_customer ON callbacks (organization_id, state, rule);
CREATE INDEX callbacks_of_ticket ON callbacks (ticket_id) WHERE ticket_id IS NOT NULL;
CREATE INDEX callbacks_of_task ON callbacks (task_ticket_id) WHERE task_ticket_id IS NOT NULL;
CREATE INDEX callbacks_of_agent ON callbacks (assignee_id, slot_at) WHERE state = 'open';
CREATE INDEX callbacks_made ON callbacks (organization_id, rule, result_at) WHERE result_at IS NOT NULL;
CREATE INDEX callbacks_over ON callbacks (cause_at) WHERE state <> 'open';

CREATE TABLE care_plans (
  customer_id INTEGER PRIMARY KEY,
  next_at TEXT,
  looked_at TEXT
) STRICT;
-- Holds all that the minute's look reads.
CREATE INDEX care_plans_due ON care_plans (next_at, customer_id, looked_at) WHERE next_at IS NOT NULL;
-- Customers the ledger knows already are looked at once.
INSERT INTO care_plans (customer_id, next_at) SELECT id, '2000-01-01T00:00:00Z' FROM customers;
