-- Who handed an agent's tasks over (A16): the agent, an admin, or whoever leads.
ALTER TABLE handovers ADD COLUMN by_id INTEGER;
