import type { CurrentPolicy } from "../policy/currentPolicy.ts";
import type { Shell } from "../shell.ts";
import { type CustomerRow, customersByIds } from "../store/customers.ts";
import { effectsUnderWay } from "../store/effectsFound.ts";
import { organizationFieldKeys } from "./accountFields.ts";
import type { Delivery } from "./message.ts";
import {
  fieldInLedger,
  fieldMatters,
  observedOrganization,
  type OrganizationObservation,
  TIER_FIELD,
} from "./organizationObservation.ts";
import type { Plan } from "./plan.ts";
import { readOrganizations, type Waiting } from "./readMany.ts";

/** A customer as it stands after everything that was seen of it, not judged yet. */
export type LookedAtCustomer = {
  readonly row: CustomerRow;
  readonly before: CustomerRow | null;
  readonly change: "new" | "changed" | "same" | "stale";
};

export type GatheredCustomers = {
  readonly customers: ReadonlyMap<number, LookedAtCustomer>;
  readonly waiting: Waiting;
  /** Deleted organizations. */
  readonly forget: readonly number[];
};

type Draft = { row: CustomerRow | null; change: LookedAtCustomer["change"]; mustRead: boolean };

/** Facts of organizations: what the ledger knows, and a read only where an event says that it is no longer so. */
export async function gatherCustomers(
  shell: Shell,
  { policy }: CurrentPolicy,
  plan: Plan,
  ofTickets: readonly number[],
): Promise<GatheredCustomers> {
  const events = organizationEvents(plan.deliveries);
  const [deleted, living] = byDeletion(plan.exportedOrganizations);
  const exported = living.map((each) => observedOrganization(each, "export", policy));
  const ids = new Set([
    ...events.map(({ about }) => about.id),
    ...exported.map(({ id }) => id),
    ...plan.readOrganizations,
    ...plan.judge,
    ...ofTickets,
    ...deleted,
  ]);
  const before = new Map((await customersByIds(shell.db, [...ids])).map((row) => [row.id, row]));
  const isFieldEvent = events.some(({ about }) => about.change.kind === "field");
  const fieldKeys = isFieldEvent ? await organizationFieldKeys(shell) : new Map<number, string>();
  const wished = await tiersUnderWay(shell, isFieldEvent ? events.map(({ about }) => about.id) : []);
  const drafts = new Map<number, Draft>();
  for (const id of ids) {
    const row = before.get(id) ?? null;
    drafts.set(id, { row, change: "stale", mustRead: row === null || plan.readOrganizations.includes(id) });
  }
  for (const id of deleted) drafts.delete(id);
  const forget = new Set(deleted.filter((id) => before.has(id)));
  for (const seen of exported) take(drafts.get(seen.id), seen);
  for (const event of events) {
    const draft = drafts.get(event.about.id);
    if (draft === undefined) continue;
    if (event.about.change.kind === "deleted") forget.add(event.about.id);
    else
      takeEvent(draft, event, {
        keyOf: (id) => {
          const key = fieldKeys.get(id);
          return key === undefined ? "unknown" : fieldMatters(key, policy) ? key : null;
        },
        wishedTier: wished.get(event.about.id) ?? null,
      });
  }
  const toRead = [...drafts].filter(([id, { mustRead }]) => mustRead && !forget.has(id)).map(([id]) => id);
  const read = await readOrganizations(shell, toRead);
  for (const organization of read.found) {
    take(drafts.get(organization.id), observedOrganization(organization, "read", policy));
  }
  // Zendesk answered, and it is not there: deletion may come without an event (facts zendesk-api 5).
  for (const id of read.missing) if (before.has(id)) forget.add(id);
  const customers = new Map<number, LookedAtCustomer>();
  for (const [id, { row, change }] of drafts) {
    if (row === null || forget.has(id) || read.waiting.ids.has(id)) continue;
    customers.set(id, { row, change, before: before.get(id) ?? null });
  }
  return { customers, waiting: read.waiting, forget: [...forget] };
}

/** Whether exports show deleted organizations is unconfirmed; where they do, `deleted_at` says so. */
function byDeletion(exported: Plan["exportedOrganizations"]): [number[], Plan["exportedOrganizations"]] {
  const isDeleted = ({ deleted_at: at }: Plan["exportedOrganizations"][number]): boolean =>
    at !== null && at !== undefined;
  return [exported.filter(isDeleted).map(({ id }) => id), exported.filter((each) => !isDeleted(each))];
}

type OrganizationEvent = Delivery & { readonly about: Extract<Delivery["about"], { kind: "organization" }> };

function organizationEvents(deliveries: readonly Delivery[]): readonly OrganizationEvent[] {
  return deliveries
    .flatMap((delivery) =>
      delivery.about.kind === "organization" ? [{ ...delivery, about: delivery.about }] : [],
    )
    .toSorted((one, other) => one.at.localeCompare(other.at));
}

type EventContext = {
  readonly keyOf: (fieldId: number) => string | null;
  /** What our own write, of which Zendesk has not told the outcome yet, makes of the tier field. */
  readonly wishedTier: string | null;
};

async function tiersUnderWay(shell: Shell, ids: readonly number[]): Promise<ReadonlyMap<number, string>> {
  const effects = await effectsUnderWay(shell.db, "service_tier", ids);
  return new Map(
    effects.flatMap(({ subjectId, change }) =>
      change.kind === "service_tier" ? [[subjectId, change.optionValue] as const] : [],
    ),
  );
}

/**
 * Organization events show one change, not the state: a read follows only when the ledger does not show the change
 * already, as it does when our own write comes back.
 */
function takeEvent(draft: Draft, { about }: OrganizationEvent, { keyOf, wishedTier }: EventContext): void {
  const { row } = draft;
  if (row === null) return;
  const { change } = about;
  switch (change.kind) {
    case "created":
    case "deleted":
    case "other":
      return;
    case "renamed":
      if (about.name === null || about.name === row.name || isOlder(about.updatedAt, row)) return;
      draft.row = { ...row, name: about.name };
      draft.change = "changed";
      return;
    case "tags": {
      const has = new Set(row.tags);
      // The options of dropdowns are tags too; ours are compared as a field.
      const added = change.added.filter((tag) => !tag.startsWith("tier_"));
      const removed = change.removed.filter((tag) => !tag.startsWith("tier_"));
      const isKnown = added.every((tag) => has.has(tag)) && !removed.some((tag) => has.has(tag));
      if (!isKnown && !isOlder(about.updatedAt, row)) draft.mustRead = true;
      return;
    }
    case "field": {
      const key = change.fieldId === null ? "unknown" : keyOf(change.fieldId);
      if (key === null) return;
      const held = key === "unknown" ? undefined : fieldInLedger(key, row);
      const isKnown = held !== undefined && change.current !== undefined && sameValue(held, change.current);
      const isOurs = key === TIER_FIELD && wishedTier !== null && change.current === wishedTier;
      if (!isKnown && !isOurs && !isOlder(about.updatedAt, row)) draft.mustRead = true;
      return;
    }
  }
}

/** A whole second is one state: only an older second is surely older. */
function isOlder(updatedAt: string | null, row: CustomerRow): boolean {
  return updatedAt !== null && updatedAt < row.updatedAt;
}

/** Numbers may come as text and the other way round; "" and null both mean none. */
function sameValue(one: unknown, other: unknown): boolean {
  const text = (value: unknown): string => {
    if (value === null || value === "") return "";
    const number = typeof value === "string" ? Number(value) : Number.NaN;
    return JSON.stringify(Number.isNaN(number) ? value : number);
  };
  return text(one) === text(other);
}

function take(draft: Draft | undefined, seen: OrganizationObservation): void {
  if (draft === undefined) return;
  const { row } = draft;
  const { source, ...seenRow } = seen;
  if (row === null) {
    draft.row = { ...seenRow, standing: null, judgeAgainAt: null, tierWrittenAt: null };
    draft.change = "new";
    draft.mustRead = false;
    return;
  }
  if (seen.updatedAt < row.updatedAt) return;
  const overtaken = source === "export" && row.tierWrittenAt !== null && seen.updatedAt <= row.tierWrittenAt;
  const tierInZendesk = overtaken ? row.tierInZendesk : seen.tierInZendesk;
  const merged: CustomerRow = { ...row, ...seenRow, tierInZendesk };
  const isSame = contentText(merged) === contentText(row);
  draft.row = merged;
  if (!isSame) draft.change = draft.change === "new" ? "new" : "changed";
  else if (draft.change === "stale") draft.change = "same";
}

function contentText(row: CustomerRow): string {
  const facts = Object.entries(row.facts).toSorted(([one], [other]) => one.localeCompare(other));
  return JSON.stringify([row.name, facts, row.tags.toSorted(), row.override, row.tierInZendesk]);
}
