import type { NewTicket, ZendeskError, ZendeskResult } from "#zendesk";
import type { Shell } from "../shell.ts";
import type { Effect, NewTicketChange } from "../store/effect.ts";
import { effectsFailed } from "../store/effects.ts";
import { newTicketBody, withoutPeople } from "./newTicketBody.ts";
import { type MadeTicket, ticketsMade } from "./ticketsMade.ts";

/** Zendesk's limit for a key is not documented; this is the shortest one told of (facts zendesk-api 2.1). */
const KEY_LENGTH = 255;

/**
 * Makes one ticket, once: an attempt that may have reached Zendesk is first looked for by its external id, because Zendesk
 * forgets keys after two hours. An error that waiting helps against is handed back.
 */
export async function makeTicket(
  shell: Shell,
  effect: Effect,
  body: NewTicket,
  change: NewTicketChange,
): Promise<"settled" | ZendeskError> {
  const { tickets } = shell.zendesk;
  if (effect.attempts > 1) {
    const there = await tickets.byExternalId(change.externalId);
    if (!there.ok) return there.error;
    const [first] = there.value;
    if (first !== undefined) return settle(shell, effect, first);
  }
  const made = await tickets.create(body, { idempotencyKey: effect.id.slice(0, KEY_LENGTH) });
  if (made.ok) return settle(shell, effect, made.value);
  if (canWait(made.error)) return made.error;
  // Refused: the key stands for an earlier body, or somebody named in it is gone.
  const there = await tickets.byExternalId(change.externalId);
  if (!there.ok) return there.error;
  const [first] = there.value;
  if (first !== undefined) return settle(shell, effect, first);
  const plain = newTicketBody({ ...withoutPeople(change), group: null }, new Map());
  const again = await tickets.create(
    { ...plain, ...(body.group_id === undefined ? {} : { group_id: body.group_id }) },
    { idempotencyKey: `${effect.id.slice(0, KEY_LENGTH - 2)}:2` },
  );
  if (again.ok) return settle(shell, effect, again.value);
  if (canWait(again.error)) return again.error;
  await effectsFailed(shell.db, [{ id: effect.id, reason: reasonOf(again) }], shell.nowText).run();
  return "settled";
}

async function settle(
  shell: Shell,
  { id, change }: Effect,
  ticket: Omit<MadeTicket, "effectId" | "externalId">,
): Promise<"settled"> {
  const externalId = change.kind === "new_ticket" ? change.externalId : "";
  const made = { effectId: id, externalId, id: ticket.id, assignee_id: ticket.assignee_id };
  await shell.db.batch(ticketsMade(shell.db, [made], new Date().toISOString()));
  return "settled";
}

function canWait({ reason }: ZendeskError): boolean {
  switch (reason) {
    case "rate_limited":
    case "unavailable":
    case "unreadable":
    case "unauthenticated":
    case "forbidden":
      return true;
    case "not_found":
    case "conflict":
    case "invalid":
      return false;
  }
}

function reasonOf(reply: Extract<ZendeskResult<unknown>, { ok: false }>): string {
  return reply.error.reason === "invalid" ? `invalid: ${reply.error.detail}` : reply.error.reason;
}
