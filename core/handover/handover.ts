import type { TicketFacts } from "../contract/facts.ts";
import { HANDOVER_FROM, HANDOVER_STARTS, HANDOVER_TO, HANDOVER_UNTIL } from "../task/taskFields.ts";
import { type LocalDate, parseDay } from "../time/localDate.ts";

/** An agent's tasks in another's hands for a span of days (A16), as its task ticket's tags tell it (decision 010). */
export type Handover = {
  /** The task ticket's. */
  readonly id: number;
  readonly fromId: number;
  readonly toId: number;
  /** First and last day, in the policy's zone; both count whole. */
  readonly startsOn: LocalDate;
  readonly untilOn: LocalDate;
  /** Solved, closed or deleted before its time. */
  readonly isEnded: boolean;
};

/** Null while it does not say who, to whom and until when, or hands over to the same person. */
export function handoverOf(
  ticket: Pick<TicketFacts, "id" | "tags" | "requesterId" | "status">,
  createdOn: LocalDate,
): Handover | null {
  const fromId = idAfter(HANDOVER_FROM, ticket.tags) ?? ticket.requesterId;
  const toId = idAfter(HANDOVER_TO, ticket.tags);
  const untilOn = dateAfter(HANDOVER_UNTIL, ticket.tags);
  const startsOn = dateAfter(HANDOVER_STARTS, ticket.tags) ?? createdOn;
  if (fromId === null || toId === null || fromId === toId || untilOn === null || untilOn < startsOn) {
    return null;
  }
  const isEnded = ticket.status === "solved" || ticket.status === "closed" || ticket.status === "deleted";
  return { id: ticket.id, fromId, toId, startsOn, untilOn, isEnded };
}

export type HandoverPhase = "to_come" | "running" | "over";

export function handoverPhase(
  { startsOn, untilOn, isEnded }: Pick<Handover, "startsOn" | "untilOn" | "isEnded">,
  today: LocalDate,
): HandoverPhase {
  if (isEnded || today > untilOn) return "over";
  return today < startsOn ? "to_come" : "running";
}

function after(prefix: string, tags: readonly string[]): string | null {
  return tags.find((tag) => tag.startsWith(prefix))?.slice(prefix.length) ?? null;
}

function idAfter(prefix: string, tags: readonly string[]): number | null {
  const id = Number(after(prefix, tags) ?? Number.NaN);
  return Number.isSafeInteger(id) && id > 0 ? id : null;
}

function dateAfter(prefix: string, tags: readonly string[]): LocalDate | null {
  const date = after(prefix, tags)?.replaceAll("_", "-") ?? null;
  return date === null || parseDay(date) === null ? null : date;
}
