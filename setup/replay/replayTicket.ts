import { failed, ok } from "#core";
import type { Zendesk } from "#zendesk";
import * as v from "valibot";
import { type AskWorker, wentWrong } from "../admin/askWorker.ts";
import { patiently } from "../patiently.ts";
import { problemOf } from "../problemOf.ts";
import type { SetupResult } from "../setupResult.ts";
import { ledgerPolicies } from "./ledgerPolicies.ts";
import { ledgerTicket } from "./ledgerTicket.ts";
import { type Replay, replayDifferences } from "./replayDifferences.ts";
import { timelineFromAudits } from "./timelineFromAudits.ts";

/** Where a ticket is replayed from: Zendesk's audits, and what the Worker has stored. */
export type ReplaySources = {
  readonly zendesk: Zendesk;
  readonly ask: AskWorker;
  readonly workerUrl: string;
};

/** Rebuilds a ticket's history from Zendesk's audits and compares its clocks with those of the ledger. */
export async function replayTicket(
  { zendesk, ask, workerUrl }: ReplaySources,
  ticketId: number,
  now: string,
): Promise<SetupResult<Replay>> {
  const ticket = await patiently(() => zendesk.tickets.show(ticketId));
  if (!ticket.ok) return problemOf(`Ticket ${ticketId}`, ticket.error);
  const audits = await patiently(() => zendesk.tickets.audits(ticketId));
  if (!audits.ok) return problemOf(`The history of ticket ${ticketId}`, audits.error);
  const staff = await staffAmong(zendesk, authorsOf(audits.value));
  if (!staff.ok) return staff;
  const stored = await ask("GET", `/api/admin/tickets/${ticketId}/history`, ledgerTicket);
  if (!stored.ok) return failed(wentWrong(stored.error, workerUrl));
  const { customer, tiers, moments, deadlines } = stored.value;
  const policies = ledgerPolicies(stored.value.policies);
  const current = policies.at(-1);
  if (current === undefined) {
    const what = "None of the Worker's policies can be read by this version.";
    return failed({ what, todo: "Run the command from the version that the Worker has." });
  }
  const around = { customer, tiers, policies, staff: staff.value };
  const { events } = timelineFromAudits(ticket.value, audits.value, around);
  return ok(
    replayDifferences({
      policy: current.policy,
      earlier: new Map(policies.slice(0, -1).map(({ version, policy }) => [version, policy])),
      ticketId,
      stored: moments,
      replayed: events,
      deadlines,
      now,
    }),
  );
}

const commented = v.looseObject({ author_id: v.number() });

/** Whoever wrote a comment or saved the ticket. */
function authorsOf(
  audits: readonly { author_id?: number | null; events: readonly unknown[] }[],
): readonly number[] {
  const ids = audits.flatMap(({ author_id, events }) => [
    author_id ?? 0,
    ...events.map((event) => (v.is(commented, event) ? event.author_id : 0)),
  ]);
  return [...new Set(ids)].filter((id) => id > 0);
}

async function staffAmong(
  zendesk: Zendesk,
  ids: readonly number[],
): Promise<SetupResult<ReadonlySet<number>>> {
  const users = await patiently(() => zendesk.users.showMany(ids));
  if (!users.ok) return problemOf("The people of the ticket", users.error);
  const isStaff = (role: unknown): boolean => role === "agent" || role === "admin";
  return ok(new Set(users.value.filter(({ role }) => isStaff(role)).map(({ id }) => id)));
}
