import type { TimelineEvent } from "#core";
import { readJson } from "./readJson.ts";
import { versionsIn } from "./versionsIn.ts";

/** What the ledger knows of these tickets' histories; a ticket without any is missing. */
export async function momentsOfTickets(
  db: D1Database,
  tickets: readonly number[],
): Promise<ReadonlyMap<number, readonly TimelineEvent[]>> {
  if (tickets.length === 0) return new Map();
  const { results } = await db
    .prepare(
      "SELECT ticket_id AS id, events FROM ticket_moments WHERE ticket_id IN (SELECT value FROM json_each(?))",
    )
    .bind(JSON.stringify(tickets))
    .all<{ id: number; events: string }>();
  return new Map(results.map(({ id, events }) => [id, timelineOf(events)]));
}

export function timelineOf(events: string): readonly TimelineEvent[] {
  return readJson<TimelineEvent[]>(events, []);
}

/** Adds to the histories what is not in them yet; two who add at the same time both have it in. */
export function addMoments(
  db: D1Database,
  added: readonly { readonly ticketId: number; readonly events: readonly TimelineEvent[] }[],
): D1PreparedStatement {
  const json = added.map(({ ticketId, events }) => ({
    ticketId,
    events: JSON.stringify(events.map((event) => JSON.parse(momentText(event)))),
    versions: JSON.stringify(versionsIn([events])),
    agents: JSON.stringify(agentsIn(events)),
  }));
  const together = (column: string): string => `(
    SELECT json_group_array(value) FROM (
      SELECT value FROM json_each(ticket_moments.${column}) UNION SELECT value FROM json_each(excluded.${column})))`;
  return db
    .prepare(
      `INSERT INTO ticket_moments (ticket_id, events, policy_versions, agents)
       SELECT value ->> 'ticketId', value ->> 'events', value ->> 'versions', value ->> 'agents'
       FROM json_each(?) WHERE true
       ON CONFLICT (ticket_id) DO UPDATE SET events = (
         SELECT json_group_array(json(value)) FROM (
           SELECT value FROM json_each(ticket_moments.events) UNION SELECT value FROM json_each(excluded.events))),
         policy_versions = ${together("policy_versions")}, agents = ${together("agents")}`,
    )
    .bind(JSON.stringify(json));
}

function agentsIn(events: readonly TimelineEvent[]): readonly number[] {
  const agents = events.flatMap((event) =>
    event.kind === "public_reply_by_agent" ? (event.agentId ?? []) : [],
  );
  return [...new Set(agents)];
}

/** The same text for the same event, however its keys are ordered. */
export function momentText(event: TimelineEvent): string {
  return JSON.stringify(
    Object.fromEntries(Object.entries(event).toSorted(([one], [other]) => (one < other ? -1 : 1))),
  );
}

/** Takes a deleted person's id out of the histories: an answer stays an answer, only nobody's. */
export function forgetPeopleInMoments(db: D1Database, people: readonly number[]): D1PreparedStatement {
  return db
    .prepare(
      `UPDATE ticket_moments SET events = (
         SELECT json_group_array(json(CASE
           WHEN m.value ->> 'agentId' IN (SELECT value FROM json_each(?1)) THEN json_set(m.value, '$.agentId', NULL)
           WHEN m.value ->> 'assigneeId' IN (SELECT value FROM json_each(?1)) THEN json_set(m.value, '$.assigneeId', NULL)
           ELSE m.value END)) FROM json_each(ticket_moments.events) AS m),
         agents = (SELECT json_group_array(a.value) FROM json_each(ticket_moments.agents) AS a
           WHERE a.value NOT IN (SELECT value FROM json_each(?1)))
       WHERE EXISTS (SELECT 1 FROM json_each(?1) AS p
         WHERE instr(ticket_moments.events, 'Id":' || p.value || ',') > 0)`,
    )
    .bind(JSON.stringify(people));
}
