import type { Organization, Ticket, ZendeskError, ZendeskResult } from "#zendesk";
import type { Shell } from "../shell.ts";

/** Ids that could not be read now, and when to try again. */
export type Waiting = { readonly ids: ReadonlySet<number>; readonly seconds: number };
export const NOBODY_WAITS: Waiting = { ids: new Set(), seconds: 0 };

export type ReadMany<Item> = {
  readonly found: readonly Item[];
  /** Zendesk answered, without them: deleted, or never there. */
  readonly missing: readonly number[];
  readonly waiting: Waiting;
};

/** Zendesk's `show_many` takes 100 ids. */
const IDS_PER_REQUEST = 100;

export function readTickets(shell: Shell, ids: readonly number[]): Promise<ReadMany<Ticket>> {
  return readMany(ids, (some) => shell.zendesk.tickets.showMany(some));
}

export function readOrganizations(shell: Shell, ids: readonly number[]): Promise<ReadMany<Organization>> {
  return readMany(ids, (some) => shell.zendesk.organizations.showMany(some));
}

async function readMany<Item extends { readonly id: number }>(
  ids: readonly number[],
  show: (ids: number[]) => Promise<ZendeskResult<readonly Item[]>>,
): Promise<ReadMany<Item>> {
  const found: Item[] = [];
  const missing: number[] = [];
  for (let from = 0; from < ids.length; from += IDS_PER_REQUEST) {
    const some = ids.slice(from, from + IDS_PER_REQUEST);
    const shown = await show(some);
    if (!shown.ok) {
      return {
        found,
        missing,
        waiting: { ids: new Set(ids.slice(from)), seconds: waitSeconds(shown.error) },
      };
    }
    found.push(...shown.value);
    const there = new Set(shown.value.map(({ id }) => id));
    missing.push(...some.filter((id) => !there.has(id)));
  }
  return { found, missing, waiting: NOBODY_WAITS };
}

/** How long to leave Zendesk alone after this error before the same thing is tried again. */
export function waitSeconds(error: ZendeskError): number {
  switch (error.reason) {
    case "rate_limited":
      return Math.max(1, Math.ceil(error.retryAfterSeconds));
    case "unavailable":
    case "unreadable":
      return 30;
    case "unauthenticated":
    case "forbidden":
      return 120;
    case "not_found":
    case "conflict":
    case "invalid":
      return 60;
  }
}
