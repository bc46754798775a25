import { taskOf } from "#core";
import type { Ticket } from "#zendesk";
import type { CurrentPolicy } from "../policy/currentPolicy.ts";
import type { Shell } from "../shell.ts";
import type { Effect } from "../store/effect.ts";
import { effectsUnderWay } from "../store/effectsFound.ts";
import { type TicketRow, ticketsByIds } from "../store/tickets.ts";
import { erasedTickets } from "./erasedTickets.ts";
import { foldTicket, type Wish } from "./foldTicket.ts";
import type { Delivery } from "./message.ts";
import type { Plan } from "./plan.ts";
import { readTickets, type Waiting } from "./readMany.ts";
import { levelsOf, observedInEvent, observedInZendesk, type TicketObservation } from "./ticketObservation.ts";

/** A ticket as it stands after everything that was seen of it. */
export type LookedAtTicket = {
  readonly row: TicketRow;
  /** Null: the ledger did not know it. */
  readonly before: TicketRow | null;
  readonly change: "new" | "changed" | "same" | "stale";
  /** The last one of those read or exported; null: only events told of it. */
  readonly read: Ticket | null;
};

export type GatheredTickets = {
  readonly tickets: ReadonlyMap<number, LookedAtTicket>;
  /** Could not be read now. */
  readonly waiting: Waiting;
  /** Permanently deleted, and the ledger has not forgotten them yet. */
  readonly forget: readonly number[];
};

type Draft = {
  row: TicketRow | null;
  wish: Wish | null;
  change: LookedAtTicket["change"];
  read: Ticket | null;
  mustRead: boolean;
};

/** Facts of tickets from the payload, then from the ledger, then (only where those are not enough) from Zendesk. */
export async function gatherTickets(
  shell: Shell,
  current: CurrentPolicy,
  plan: Plan,
): Promise<GatheredTickets> {
  const { policy } = current;
  const levels = levelsOf(policy);
  const events = ticketEvents(plan.deliveries);
  const exported = plan.exportedTickets.map((ticket) => observedInZendesk(ticket, "export", policy, levels));
  const ids = new Set([
    ...events.map(({ about }) => about.id),
    ...exported.map(({ facts }) => facts.id),
    ...plan.readTickets,
    ...plan.decide,
  ]);
  const before = new Map((await ticketsByIds(shell.db, [...ids])).map((row) => [row.facts.id, row]));
  const wishes = wishesOf(await effectsUnderWay(shell.db, "service_level", [...before.keys()]));
  const toBeRead = new Set(plan.readTickets);
  const drafts = new Map<number, Draft>();
  for (const id of ids) {
    const row = before.get(id) ?? null;
    const wish = wishes.get(id) ?? null;
    drafts.set(id, { row, wish, change: "stale", read: null, mustRead: toBeRead.has(id) });
  }
  const erased = await erasedTickets(shell.db, {
    ids,
    known: before,
    told: events.flatMap(({ type, about }) => (type === "ticket.permanently_deleted" ? about.id : [])),
    exported: plan.exportedTickets,
    isBackfill: plan.isBackfill,
  });
  for (const id of erased.all) drafts.delete(id);
  for (const event of events) {
    const draft = drafts.get(event.about.id);
    if (draft !== undefined) takeEvent(draft, event, current, levels);
  }
  for (const seen of exported) take(drafts.get(seen.facts.id), seen);
  const toRead = [...drafts].filter(([, draft]) => draft.mustRead).map(([id]) => id);
  const read = await readTickets(shell, toRead);
  for (const ticket of read.found)
    take(drafts.get(ticket.id), observedInZendesk(ticket, "read", policy, levels));
  for (const id of read.missing) markDeleted(drafts.get(id));
  const tickets = new Map<number, LookedAtTicket>();
  for (const [id, { row, change, read: seen }] of drafts) {
    if (row === null || read.waiting.ids.has(id)) continue;
    tickets.set(id, { row, change, read: seen, before: before.get(id) ?? null });
  }
  return { tickets, waiting: read.waiting, forget: [...erased.news] };
}

function wishesOf(effects: readonly Effect[]): ReadonlyMap<number, Wish> {
  return new Map(
    effects.flatMap(({ subjectId, change }) =>
      change.kind === "service_level" ? [[subjectId, change] as const] : [],
    ),
  );
}

type TicketEvent = Delivery & { readonly about: Extract<Delivery["about"], { kind: "ticket" }> };

/** Oldest first, so that within a batch later states overwrite earlier ones. */
function ticketEvents(deliveries: readonly Delivery[]): readonly TicketEvent[] {
  return deliveries
    .flatMap((delivery) => (delivery.about.kind === "ticket" ? [{ ...delivery, about: delivery.about }] : []))
    .toSorted((one, other) => sortKey(one).localeCompare(sortKey(other)));
}

const sortKey = (event: TicketEvent): string => `${event.about.detail?.updatedAt ?? event.at} ${event.at}`;

function takeEvent(
  draft: Draft,
  event: TicketEvent,
  { policy }: CurrentPolicy,
  levels: ReadonlySet<string>,
): void {
  const { about, type } = event;
  if (about.detail === null) {
    draft.mustRead = true;
    return;
  }
  const detail =
    type === "ticket.soft_deleted" ? { ...about.detail, status: "deleted" as const } : about.detail;
  const isNew = draft.row === null;
  take(draft, observedInEvent(about.id, detail, levels));
  if (draft.change === "stale") return;
  const { ticketFields, subjectWords } = policy.reads;
  const asksForMore = ticketFields.length > 0 || subjectWords.length > 0;
  const fieldMatters = ticketFields.some((field) => String(field) === String(about.changedFieldId));
  const wordsMatter = type === "ticket.subject_changed" && subjectWords.length > 0;
  const task = taskOf(policy, detail);
  const isAskedFor = task === "visit" && saysTooLittle(isNew, event);
  if ((isNew && asksForMore && task === null) || fieldMatters || wordsMatter || isAskedFor)
    draft.mustRead = true;
}

/**
 * Of a visit, texts and dates matter too, and events carry no values of custom fields (facts zendesk-api 1.6). Everything
 * else about it is in the state, its tags and the change itself. A callback is read when its result asks for it.
 */
function saysTooLittle(isNew: boolean, { type, about: { changedFieldId, happened } }: TicketEvent): boolean {
  if (isNew || changedFieldId !== null || type === "ticket.custom_field_changed") return true;
  return type === "ticket.type_changed" || (type === "ticket.task_due_at_changed" && happened === null);
}

function take(draft: Draft | undefined, seen: TicketObservation): void {
  if (draft === undefined) return;
  const folded = foldTicket(draft.row, seen, draft.wish);
  if (folded.kind === "unsure") {
    draft.mustRead = true;
    return;
  }
  if (seen.read !== null) draft.read = seen.read;
  if (folded.kind === "stale") return;
  draft.change = strongest(draft.change, folded.kind);
  draft.row = folded.row;
}

const STRENGTH = { stale: 0, same: 1, changed: 2, new: 3 } as const satisfies Record<
  LookedAtTicket["change"],
  number
>;

function strongest(one: LookedAtTicket["change"], other: LookedAtTicket["change"]): LookedAtTicket["change"] {
  return STRENGTH[one] >= STRENGTH[other] ? one : other;
}

/** Zendesk does not show it any more. */
function markDeleted(draft: Draft | undefined): void {
  if (draft?.row === undefined || draft.row === null || draft.row.facts.status === "deleted") return;
  draft.row = { ...draft.row, facts: { ...draft.row.facts, status: "deleted" } };
  draft.change = "changed";
}
