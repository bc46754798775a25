import { recordOf, type StandinDesk } from "../support/standinDesk.ts";
import { VISIT_WORDS } from "../../../worker/visits/visitWords.ts";
import type { World } from "../support/world.ts";
import { Names } from "./names.ts";
import { ledgerLines } from "./ledgerLines.ts";
import { withoutRoad } from "./withoutRoad.ts";
import type { ZendeskPeople } from "./zendeskPeople.ts";

type Json = { readonly [key: string]: unknown };

/** How things stand, a line each, by names in place of ids: the same in two runs of one history. */
export type Standing = readonly string[];

/** The tasks of calls that are to be made, by name. */
export async function openCalls(
  desk: StandinDesk,
  world: World,
  people: ZendeskPeople,
): Promise<readonly { readonly id: number; readonly name: string }[]> {
  const tickets = await everyTicket(desk);
  const names = new Names(people, tickets, await ownersOfTasks(world));
  return tickets
    .filter((ticket) => isOpenCallback(ticket) && !names.isSpare(ticket["id"]))
    .map(({ id }) => ({ id: Number(id), name: names.ticket(id) }))
    .toSorted((one, other) => (one.name < other.name ? -1 : 1));
}

export async function standing(desk: StandinDesk, world: World, people: ZendeskPeople): Promise<Standing> {
  const tickets = await everyTicket(desk);
  const names = new Names(people, tickets, await ownersOfTasks(world));
  const notes = await notesOnTasks(desk, world, tickets);
  return [
    ...tickets
      .filter(({ id, status }) => !names.isSpare(id) || !isOver(status))
      .map((ticket) => `zendesk ${ticketLine(ticket, names, notes)}`),
    ...(await organizationLines(desk, names)),
    ...(await ledgerLines(world, names)),
  ].toSorted();
}

/**
 * Whose call each task is. A task whose call nobody needs any more is closed, and stands for nothing: where the cause and its
 * being taken back were heard together there was never one (decision 015).
 */
async function ownersOfTasks(world: World): Promise<ReadonlyMap<number, string>> {
  const owned = await world.rows<{ id: string; task: number }>(
    `SELECT id, task_ticket_id AS task FROM callbacks
     WHERE state IN ('open', 'finished') AND task_ticket_id IS NOT NULL`,
  );
  return new Map(owned.map(({ id, task }) => [task, id]));
}

const isOver = (status: unknown): boolean => ["solved", "closed", "deleted"].includes(String(status));

async function everyTicket(desk: StandinDesk): Promise<readonly Json[]> {
  const all: Json[] = [];
  let query = "start_time=1";
  for (let page = 0; page < 50; page += 1) {
    const exported = await desk.call("GET", `/api/v2/incremental/tickets/cursor?${query}`);
    all.push(...listOf(exported["tickets"]));
    if (exported["end_of_stream"] === true) break;
    query = `cursor=${String(exported["after_cursor"])}`;
  }
  return all;
}

/** Times of saves are left out: a write of ours that comes later is the same write. */
function ticketLine(ticket: Json, names: Names, notes: ReadonlyMap<number, Notes>): string {
  const { id, status, priority, type, tags, due_at: due } = ticket;
  return JSON.stringify([
    names.ticket(id),
    ...withoutRoad(status, tags, ticket["external_id"]),
    priority,
    type,
    names.organization(ticket["organization_id"]),
    names.user(ticket["assignee_id"]),
    ticket["group_id"] === null ? null : "a group",
    isCallback(ticket) ? dueOf(ticket) : due,
    notes.get(Number(id)) ?? null,
  ]);
}

/**
 * Of recurring care the planned time, which is counted from when it became known to be owed. A task that is over may have been
 * another call's meanwhile, and keeps the date it was given for that.
 */
function dueOf({ status, external_id: externalId, due_at: due }: Json): unknown {
  if (isOver(status)) return null;
  return /callback:o\d/.test(String(externalId)) ? String(due).slice(0, 10) : due;
}

/**
 * Of a call's task only whether nothing was said twice: what it is about besides is told as it becomes known. Of what is told
 * when something on a visit is due, only whether each of it was said once: what a task needs is in its tags,
 * which are the same in every run. Whether it was said at all depends on when the Worker heard of what was done about it
 * since, and what was told on late news and taken back is told in no clean run.
 */
type Notes = { readonly others: number | null; readonly areSaidOnce: boolean };

/** The notes the Worker has left on each task that is still there; what came in one minute is one comment, a paragraph each. */
async function notesOnTasks(
  desk: StandinDesk,
  world: World,
  tickets: readonly Json[],
): Promise<ReadonlyMap<number, Notes>> {
  const asked = new Map(
    (
      await world.rows<{ id: number; notes: number }>(
        `SELECT subject_id AS id, count(*) AS notes FROM effects
         WHERE id LIKE 'ticket_actions:visit:%' AND state = 'done' AND changes ->> 'note' IS NOT NULL GROUP BY subject_id`,
      )
    ).map(({ id, notes }) => [id, notes]),
  );
  const notes = new Map<number, Notes>();
  for (const ticket of tickets) {
    const { id, type, status } = ticket;
    if (type !== "task" || status === "deleted") continue;
    const { comments } = await desk.call("GET", `/api/v2/tickets/${Number(id)}/comments`);
    const all = paragraphsIn(listOf(comments));
    if (isCallback(ticket)) {
      const told = all.filter((words) => !AGAIN.some((again) => words.includes(again)));
      notes.set(Number(id), { others: null, areSaidOnce: new Set(told).size === told.length });
      continue;
    }
    const ofVisit = all.filter(isOfVisit);
    notes.set(Number(id), {
      others: all.length - ofVisit.length,
      areSaidOnce: ofVisit.length === (asked.get(Number(id)) ?? 0),
    });
  }
  return notes;
}

const WORKER_USER_ID = 2;

/** Two causes of one second are overdue in the same words; a task may be given to another call and back. */
const AGAIN = ["was due at", "is now about", "No call is needed", "takes this one up"];

const paragraphsIn = (comments: readonly Json[]): readonly string[] =>
  comments
    .filter(({ author_id: author }) => author === WORKER_USER_ID)
    .flatMap(({ body }) => String(body).split("\n\n"));

const { told, withdrawn } = VISIT_WORDS.en;
const TOLD_OF_VISITS = [...Object.values(told), withdrawn("").slice(0, 20)];
// Whom a note is for stands before it.
const isOfVisit = (paragraph: string): boolean => TOLD_OF_VISITS.some((words) => paragraph.includes(words));

async function organizationLines(desk: StandinDesk, names: Names): Promise<readonly string[]> {
  const { organizations } = await desk.call("GET", "/api/v2/organizations?page[size]=100");
  return listOf(organizations).map(
    ({ id, organization_fields: fields, tags }) =>
      `zendesk ${JSON.stringify([names.organization(id), recordOf(fields)["service_tier"], tags])}`,
  );
}

const isCallback = ({ external_id: externalId }: Json): boolean =>
  String(externalId).startsWith("tierwise:callback:");
const isOpenCallback = (ticket: Json): boolean =>
  isCallback(ticket) && ["new", "open"].includes(String(ticket["status"]));

const listOf = (value: unknown): readonly Json[] => (Array.isArray(value) ? value.map(recordOf) : []);
