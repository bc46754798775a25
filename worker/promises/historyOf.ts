import { taskOf, type TicketSave, type TicketStatus, type TimelineEvent } from "#core";
import type { CurrentPolicy } from "../policy/currentPolicy.ts";
import { levelsOf, observedInEvent } from "../queue/ticketObservation.ts";
import { momentText } from "../store/ticketMoments.ts";
import { type Belonging, customerThen } from "./customerThen.ts";
import type { TicketRow } from "../store/tickets.ts";
import { missingMoments } from "./missingMoments.ts";
import { momentsInSaves } from "./momentsInSaves.ts";
import { momentsInEvent, type TicketEvent, wholeSecondOf } from "./momentsInEvent.ts";
import { momentsOfState, stateSaid } from "./stateMoments.ts";

export type Looked = Belonging & {
  /** Null: the ledger did not know it. */
  readonly before: TicketRow | null;
  /** Events of this ticket that have just come, in any order. */
  readonly events: readonly TicketEvent[];
  /** What no event told of it, and who among those who wrote are agents. */
  readonly saves: readonly TicketSave[];
  readonly staff: ReadonlySet<number>;
  /** When the level came to be what it is now, as far as no event of the ticket says so. */
  readonly levelAt: string;
  readonly isBackfill: boolean;
};

/** A ticket's history with what has just been learnt. */
export type History = {
  readonly events: readonly TimelineEvent[];
  readonly added: readonly TimelineEvent[];
  /** We came when it had begun: what was due before is nobody's to do now. */
  readonly startsLate: boolean;
};

/** Events that change nothing a service level depends on. */
const SAYS_NO_STATE: ReadonlySet<string> = new Set([
  "ticket.comment_added",
  "ticket.agent_assignment_changed",
  "ticket.attachment_linked_to_comment",
  "ticket.csat_received",
]);

/** Null where there is nothing to keep: our own task tickets, and the account's past that is over. */
export function historyOf(current: CurrentPolicy, looked: Looked, now: string): History | null {
  const { row, before, customer, events, known, levelAt, isBackfill } = looked;
  const { status, createdAt } = row.facts;
  const isOver = status === "solved" || status === "closed" || status === "deleted";
  const isPast = isOver && known.length === 0 && isBackfill && !mayBeCalledAbout(current, status);
  if (taskOf(current.policy, row.facts) !== null || isPast) return null;
  const said = stateSaid(current, row.facts, customer, now);
  if (said === null) return null;
  const startsLate = known.length === 0 && (isBackfill || before !== null);
  const heard = [
    { at: wholeSecondOf(createdAt), kind: "created" } as const,
    ...(startsLate && status !== "new" ? [answeredBefore(before ?? row)] : []),
    ...events.flatMap(momentsInEvent),
    ...events.flatMap((event) => stateInEvent(current, looked, event, now)),
    ...stateWithin(current, known, momentsInSaves(current, looked, looked.saves, looked.staff, now)),
  ];
  const soFar = together(known, heard);
  const all = together(
    soFar,
    missingMoments(soFar, status, said, { statusAt: row.updatedAt, levelAt: isBackfill ? now : levelAt }),
  );
  const knownTexts = new Set(known.map(momentText));
  return { events: all, added: all.filter((event) => !knownTexts.has(momentText(event))), startsLate };
}

/** Zendesk closes what was solved after four weeks at most; until then a call about it may still be owed. */
function mayBeCalledAbout({ policy }: CurrentPolicy, status: TicketStatus): boolean {
  const isAsked = policy.document.callbacks.some(
    ({ trigger }) => trigger.on === "event" && trigger.event === "ticket_solved",
  );
  return isAsked && status === "solved";
}

/** Nobody knows any more whether it was answered: somebody has it in hand, and that counts. */
function answeredBefore({ updatedAt }: TicketRow): TimelineEvent {
  return { at: wholeSecondOf(updatedAt), kind: "public_reply_by_agent", agentId: null };
}

/** What the ticket was like at the event, also when later states are known already. */
function stateInEvent(
  current: CurrentPolicy,
  looked: Looked,
  { type, about }: TicketEvent,
  now: string,
): readonly TimelineEvent[] {
  const { detail } = about;
  if (detail === null || SAYS_NO_STATE.has(type)) return [];
  const { facts } = observedInEvent(about.id, detail, levelsOf(current.policy));
  const { customFields, subjectWords } = looked.row.facts;
  const at = wholeSecondOf(detail.updatedAt);
  const customer = customerThen(looked, facts.organizationId, at);
  const said = stateSaid(current, { ...facts, customFields, subjectWords }, customer, now);
  return said === null ? [] : stateWithin(current, looked.known, momentsOfState(said, at));
}

/** What today's policy would have called the ticket then is not what it was promised then. */
function stateWithin(
  current: CurrentPolicy,
  known: readonly TimelineEvent[],
  moments: readonly TimelineEvent[],
): readonly TimelineEvent[] {
  const wasUnderOlder = known.some(
    (event) => event.kind === "level" && event.policyVersion !== current.version,
  );
  return wasUnderOlder ? moments.filter(({ kind, at }) => kind !== "level" || at >= current.seenAt) : moments;
}

function together(one: readonly TimelineEvent[], other: readonly TimelineEvent[]): readonly TimelineEvent[] {
  // A record without a readable time says nothing about when.
  const timed = [...one, ...other].filter(({ at }) => !Number.isNaN(Date.parse(at)));
  return [...new Map(timed.map((event) => [momentText(event), event])).values()];
}
