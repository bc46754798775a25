import type { FactMap, TicketFacts, TicketPriority, TicketStatus, TicketType } from "#core";
import { readJson } from "./readJson.ts";

/** A ticket in the ledger: the facts rules may ask for, never texts, and the service level known to be in Zendesk. */
export type TicketRow = {
  readonly facts: TicketFacts;
  readonly updatedAt: string;
  readonly serviceLevel: string | null;
  /** When we wrote it: an observation from before that is older than our write. */
  readonly serviceLevelAt: string | null;
};

export type RawTicket = {
  id: number;
  status: TicketStatus;
  priority: TicketPriority | null;
  type: TicketType | null;
  tags: string;
  organization_id: number | null;
  requester_id: number | null;
  assignee_id: number | null;
  group_id: number | null;
  brand_id: number | null;
  form_id: number | null;
  channel: string | null;
  external_id: string | null;
  custom_fields: string;
  subject_words: string;
  service_level: string | null;
  service_level_at: string | null;
  created_at: string;
  updated_at: string;
};

export function ticketOf(raw: RawTicket): TicketRow {
  return {
    facts: {
      id: raw.id,
      status: raw.status,
      priority: raw.priority,
      type: raw.type,
      tags: readJson<string[]>(raw.tags, []),
      organizationId: raw.organization_id,
      requesterId: raw.requester_id,
      assigneeId: raw.assignee_id,
      groupId: raw.group_id,
      brandId: raw.brand_id,
      formId: raw.form_id,
      channel: raw.channel,
      externalId: raw.external_id,
      createdAt: raw.created_at,
      customFields: readJson<FactMap>(raw.custom_fields, {}),
      subjectWords: readJson<string[]>(raw.subject_words, []),
    },
    updatedAt: raw.updated_at,
    serviceLevel: raw.service_level,
    serviceLevelAt: raw.service_level_at,
  };
}

export async function ticketsByIds(db: D1Database, ids: readonly number[]): Promise<TicketRow[]> {
  if (ids.length === 0) return [];
  const { results } = await db
    .prepare("SELECT * FROM tickets WHERE id IN (SELECT value FROM json_each(?))")
    .bind(JSON.stringify(ids))
    .all<RawTicket>();
  return results.map(ticketOf);
}

/** Open tickets of these organizations, so that a new tier reaches all of them (A18). */
export async function openTicketsOf(db: D1Database, organizations: readonly number[]): Promise<TicketRow[]> {
  if (organizations.length === 0) return [];
  const { results } = await db
    .prepare(
      `SELECT t.* FROM json_each(?) AS o CROSS JOIN tickets AS t ON t.organization_id = o.value
       WHERE t.status IN ('new', 'open', 'pending', 'hold')`,
    )
    .bind(JSON.stringify(organizations))
    .all<RawTicket>();
  return results.map(ticketOf);
}

export async function openTicketIdsAfter(db: D1Database, after: number, limit: number): Promise<number[]> {
  const { results } = await db
    .prepare(
      `SELECT id FROM tickets WHERE id > ? AND status IN ('new', 'open', 'pending', 'hold') ORDER BY id LIMIT ?`,
    )
    .bind(after, limit)
    .all<{ id: number }>();
  return results.map((row) => row.id);
}

/**
 * Queue and cron may look at one ticket at the same time: the older of two states never overwrites the newer, and what
 * we wrote meanwhile stays known.
 */
export function putTickets(db: D1Database, rows: readonly TicketRow[]): D1PreparedStatement {
  const json = rows.map(({ facts, ...row }) => ({
    ...row,
    ...facts,
    tags: JSON.stringify(facts.tags),
    customFields: JSON.stringify(facts.customFields),
    subjectWords: JSON.stringify(facts.subjectWords),
  }));
  return db
    .prepare(
      `INSERT INTO tickets (id, status, priority, type, tags, organization_id, requester_id, assignee_id, group_id,
         brand_id, form_id, channel, external_id, custom_fields, subject_words, service_level, service_level_at,
         created_at, updated_at)
       SELECT value ->> 'id', value ->> 'status', value ->> 'priority', value ->> 'type', value ->> 'tags',
         value ->> 'organizationId', value ->> 'requesterId', value ->> 'assigneeId', value ->> 'groupId',
         value ->> 'brandId', value ->> 'formId', value ->> 'channel', value ->> 'externalId',
         value ->> 'customFields', value ->> 'subjectWords', value ->> 'serviceLevel', value ->> 'serviceLevelAt',
         value ->> 'createdAt', value ->> 'updatedAt'
       FROM json_each(?) WHERE true
       ON CONFLICT (id) DO UPDATE SET status = excluded.status, priority = excluded.priority, type = excluded.type,
         tags = excluded.tags, organization_id = excluded.organization_id, requester_id = excluded.requester_id,
         assignee_id = excluded.assignee_id, group_id = excluded.group_id, brand_id = excluded.brand_id,
         form_id = excluded.form_id, channel = excluded.channel, external_id = excluded.external_id,
         custom_fields = excluded.custom_fields, subject_words = excluded.subject_words,
         service_level = iif(tickets.service_level_at > coalesce(excluded.service_level_at, ''),
           tickets.service_level, excluded.service_level),
         service_level_at = max(coalesce(tickets.service_level_at, excluded.service_level_at),
           coalesce(excluded.service_level_at, tickets.service_level_at)),
         updated_at = excluded.updated_at
       WHERE excluded.updated_at >= tickets.updated_at`,
    )
    .bind(JSON.stringify(json));
}

/** Our own write has reached Zendesk. What is over was given no priority, but with its first level where it was only solved. */
export function serviceLevelsWritten(
  db: D1Database,
  writes: readonly {
    readonly id: number;
    readonly value: string | null;
    readonly priority: TicketPriority | null;
    readonly at: string;
  }[],
): D1PreparedStatement {
  return db
    .prepare(
      `UPDATE tickets SET service_level = w.value ->> 'value', service_level_at = w.value ->> 'at',
         priority = iif(status IN ('closed', 'deleted') OR status = 'solved' AND service_level IS NOT NULL, priority,
           coalesce(priority, w.value ->> 'priority'))
       FROM json_each(?) AS w WHERE tickets.id = w.value ->> 'id'`,
    )
    .bind(JSON.stringify(writes));
}

/** Permanently deleted tickets leave nothing behind. */
export function forgetTickets(db: D1Database, ids: readonly number[]): D1PreparedStatement[] {
  const json = JSON.stringify(ids);
  return [
    "DELETE FROM tickets WHERE id IN (SELECT value FROM json_each(?))",
    "DELETE FROM ticket_moments WHERE ticket_id IN (SELECT value FROM json_each(?))",
    "DELETE FROM deadlines WHERE ticket_id IN (SELECT value FROM json_each(?))",
    "DELETE FROM reply_uses WHERE ticket_id IN (SELECT value FROM json_each(?))",
    "DELETE FROM guard_counts WHERE ticket_id IN (SELECT value FROM json_each(?))",
    "DELETE FROM callbacks WHERE ticket_id IN (SELECT value FROM json_each(?))",
    "DELETE FROM callbacks WHERE task_ticket_id IN (SELECT value FROM json_each(?))",
    `DELETE FROM effects WHERE kind IN ('service_level', 'ticket_actions', 'task_change') AND subject_id IN (SELECT value FROM json_each(?))`,
  ].map((sql) => db.prepare(sql).bind(json));
}

/** Erases a deleted person from the ledger: a user id is the only thing tickets hold of anybody. */
export function forgetPeople(db: D1Database, ids: readonly number[]): D1PreparedStatement[] {
  const json = JSON.stringify(ids);
  return [
    "DELETE FROM people WHERE id IN (SELECT value FROM json_each(?))",
    "UPDATE tickets SET requester_id = NULL WHERE requester_id IN (SELECT value FROM json_each(?))",
    "UPDATE tickets SET assignee_id = NULL WHERE assignee_id IN (SELECT value FROM json_each(?))",
    "UPDATE callbacks SET assignee_id = NULL WHERE assignee_id IN (SELECT value FROM json_each(?))",
  ].map((sql) => db.prepare(sql).bind(json));
}
