import { type Policy, subjectWordsIn, type TicketFacts } from "#core";
import type { Ticket } from "#zendesk";
import type { TicketDetail } from "./message.ts";
import { ticketFactsOf } from "./ticketFromRest.ts";

/** How a ticket looked at its `updatedAt`, from an event's detail or read from Zendesk. */
export type TicketObservation = {
  /** "event": custom fields and words are not in it. "read": the ticket as it is now. "export": as of a minute ago. */
  readonly source: "event" | "read" | "export";
  readonly facts: TicketFacts;
  readonly updatedAt: string;
  /** Option value of the field "Service level": a dropdown's value is also a tag, so every source shows it. */
  readonly serviceLevel: string | null;
  /** As Zendesk gave it, for what is not among the facts (due date, texts of tasks); null: an event, which has none of it. */
  readonly read: Ticket | null;
};

export function observedInEvent(
  id: number,
  detail: TicketDetail,
  levels: ReadonlySet<string>,
): TicketObservation {
  const { updatedAt, tags, ...rest } = detail;
  return {
    source: "event",
    facts: { id, ...rest, tags: withoutLevels(tags, levels), customFields: {}, subjectWords: [] },
    updatedAt,
    serviceLevel: levelAmong(tags, levels),
    read: null,
  };
}

export function observedInZendesk(
  ticket: Ticket,
  source: "read" | "export",
  policy: Policy,
  levels: ReadonlySet<string>,
): TicketObservation {
  const facts = ticketFactsOf(ticket, policy);
  return {
    source,
    facts: {
      ...facts,
      tags: withoutLevels(facts.tags, levels),
      subjectWords: subjectWordsIn(ticket.subject ?? "", policy.reads.subjectWords),
    },
    updatedAt: ticket.updated_at,
    serviceLevel: levelAmong(facts.tags, levels),
    read: ticket,
  };
}

/** The tags of our own field say what we wrote, not what the ticket is like: they are kept apart from its facts. */
function withoutLevels(tags: readonly string[], levels: ReadonlySet<string>): readonly string[] {
  return tags.filter((tag) => !levels.has(tag)).toSorted();
}

function levelAmong(tags: readonly string[], levels: ReadonlySet<string>): string | null {
  return tags.find((tag) => levels.has(tag)) ?? null;
}

/** Option values of the field "Service level" under this policy. */
export function levelsOf(policy: Policy): ReadonlySet<string> {
  return new Set(policy.serviceLevels.map((level) => level.optionValue));
}
