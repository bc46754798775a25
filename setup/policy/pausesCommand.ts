import { failed, ok, type Result } from "#core";
import * as v from "valibot";
import type { AskWorker, Refusal } from "../admin/askWorker.ts";
import { type AdminCommand, asAdmin } from "./asAdmin.ts";
import type { ExitCode } from "./policyShell.ts";

const paused = v.object({
  ticketId: v.number(),
  assigneeId: v.nullable(v.number()),
  serviceLevel: v.nullable(v.string()),
  seconds: v.number(),
  clock: v.string(),
});
const page = v.object({ tickets: v.array(paused), next: v.nullable(v.number()) });
type Paused = v.InferOutput<typeof paused>;

/**
 * Prints the tickets that stood still in a span although their customer had already replied (I8), longest first, with
 * totals by agent and by level before them.
 */
export function pausesCommand(from: string, to: string, command: AdminCommand): Promise<ExitCode> {
  return asAdmin(command, ({ ask }) => allPaused(ask, from, to), pausesLines);
}

async function allPaused(
  ask: AskWorker,
  from: string,
  to: string,
): Promise<Result<readonly Paused[], Refusal>> {
  const tickets: Paused[] = [];
  let after = 0;
  for (;;) {
    const query = new URLSearchParams({ from, to, after: String(after) });
    const answer = await ask("GET", `/api/admin/pauses?${query.toString()}`, page);
    if (!answer.ok) return failed(answer.error);
    tickets.push(...answer.value.tickets);
    if (answer.value.next === null) return ok(tickets);
    after = answer.value.next;
  }
}

/** The pause report in words; times are open minutes of the ticket's own schedule. */
export function pausesLines(tickets: readonly Paused[]): readonly string[] {
  return [
    `${tickets.length} tickets stood still ${minutes(sum(tickets))} although the customer had replied`,
    ...totals(tickets, ({ assigneeId }) => `agent ${assigneeId ?? "nobody"}`),
    ...totals(tickets, ({ serviceLevel }) => serviceLevel ?? "no service level"),
    ...tickets
      .toSorted((one, other) => other.seconds - one.seconds)
      .map(
        ({ ticketId, seconds, clock, assigneeId, serviceLevel }) =>
          `ticket ${ticketId}: ${minutes(seconds)} (${clock}), agent ${assigneeId ?? "nobody"}, ${serviceLevel ?? "no service level"}`,
      ),
  ];
}

function totals(tickets: readonly Paused[], nameOf: (ticket: Paused) => string): readonly string[] {
  const groups = new Map<string, Paused[]>();
  for (const ticket of tickets) groups.set(nameOf(ticket), [...(groups.get(nameOf(ticket)) ?? []), ticket]);
  return [...groups]
    .toSorted(([, one], [, other]) => sum(other) - sum(one))
    .map(([name, some]) => `${name}: ${some.length} tickets, ${minutes(sum(some))}`);
}

const sum = (tickets: readonly Paused[]): number => tickets.reduce((all, { seconds }) => all + seconds, 0);
const minutes = (seconds: number): string => `${Math.round(seconds / 60)} min`;
