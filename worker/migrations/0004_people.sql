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

-- What a brief needs of a history beside the history itself, so that it does not read every event for it.
ALTER TABLE ticket_moments ADD COLUMN policy_versions TEXT NOT NULL DEFAULT '[]';
ALTER TABLE ticket_moments ADD COLUMN agents TEXT NOT NULL DEFAULT '[]';
UPDATE ticket_moments SET
  policy_versions = (SELECT json_group_array(DISTINCT m.value ->> 'policyVersion')
    FROM json_each(ticket_moments.events) AS m WHERE m.value ->> 'policyVersion' IS NOT NULL),
  agents = (SELECT json_group_array(DISTINCT m.value ->> 'agentId')
    FROM json_each(ticket_moments.events) AS m WHERE m.value ->> 'agentId' IS NOT NULL);
