import type { TicketFacts, TicketPriority } from "#core";
import type { TicketRow } from "../store/tickets.ts";
import type { TicketObservation } from "./ticketObservation.ts";

export type FoldedTicket =
  /** The ledger learns something. */
  | { readonly kind: "new" | "changed"; readonly row: TicketRow }
  /** Nothing new; `row` may still carry a later `updatedAt`. */
  | { readonly kind: "same"; readonly row: TicketRow }
  /** Older than what the ledger holds. */
  | { readonly kind: "stale"; readonly row: TicketRow }
  /** Same second, different content: only Zendesk knows which came last. */
  | { readonly kind: "unsure" };

/** A write of ours that is on its way. */
export type Wish = { readonly optionValue: string | null; readonly priority: TicketPriority | null };

/**
 * What an observation adds to the ledger's row. Order of arrival does not matter: `updatedAt` decides, and within one
 * second a state that differs by just what we are writing is the later one.
 */
export function foldTicket(row: TicketRow | null, seen: TicketObservation, wish: Wish | null): FoldedTicket {
  if (row === null) return { kind: "new", row: rowOf(seen, null) };
  if (seen.updatedAt < row.updatedAt) return { kind: "stale", row };
  const merged = rowOf(seen, row);
  const same = sameContent(row, merged);
  if (same) return { kind: "same", row: merged };
  if (seen.source === "event" && seen.updatedAt === row.updatedAt) {
    const isOurWrite = wish !== null && sameContent(granted(row, wish), merged);
    return isOurWrite ? { kind: "changed", row: merged } : { kind: "unsure" };
  }
  return { kind: "changed", row: merged };
}

function rowOf(seen: TicketObservation, row: TicketRow | null): TicketRow {
  const isPartial = seen.source === "event";
  const known = isPartial && row !== null ? row.facts : seen.facts;
  const overtaken = row !== null && isOvertaken(row, seen);
  const facts: TicketFacts = {
    ...seen.facts,
    customFields: known.customFields,
    subjectWords: known.subjectWords,
    priority: seen.facts.priority ?? (overtaken ? row.facts.priority : null),
  };
  return {
    facts,
    updatedAt: seen.updatedAt,
    serviceLevel: overtaken ? row.serviceLevel : seen.serviceLevel,
    serviceLevelAt: row?.serviceLevelAt ?? null,
  };
}

function granted(row: TicketRow, { optionValue, priority }: Wish): TicketRow {
  const facts = { ...row.facts, priority: row.facts.priority ?? priority };
  return { ...row, facts, serviceLevel: optionValue };
}

/** Our own write is younger than what was seen, so what was seen says nothing about our field. */
function isOvertaken(row: TicketRow, seen: TicketObservation): boolean {
  return seen.source !== "read" && row.serviceLevelAt !== null && seen.updatedAt <= row.serviceLevelAt;
}

function sameContent(one: TicketRow, other: TicketRow): boolean {
  return one.serviceLevel === other.serviceLevel && factsText(one.facts) === factsText(other.facts);
}

/** The facts in one order, whatever order they came in. */
function factsText({ tags, customFields, subjectWords, ...facts }: TicketFacts): string {
  const fields = Object.entries(customFields).toSorted(([one], [other]) => one.localeCompare(other));
  const { id, status, priority, type, organizationId, requesterId, assigneeId, groupId, brandId, formId } =
    facts;
  const { channel, externalId, createdAt } = facts;
  const people = [organizationId, requesterId, assigneeId, groupId, brandId, formId];
  const words = [[...tags].toSorted(byText), [...subjectWords].toSorted(byText)];
  return JSON.stringify([id, status, priority, type, people, channel, externalId, createdAt, fields, words]);
}

const byText = (one: string, other: string): number => (one < other ? -1 : Number(one > other));
