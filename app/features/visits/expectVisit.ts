import type { BriefVisit, BriefVisits } from "#core";

/** What a write is about to make of the visits, shown before the Worker has heard of it. */
export type ExpectedVisit =
  | { readonly kind: "planned"; readonly on: string }
  | {
      readonly kind: "recorded";
      readonly ticketId: number | null;
      readonly on: string;
      readonly isSigned: boolean;
    }
  | { readonly kind: "moved"; readonly ticketId: number; readonly on: string }
  | { readonly kind: "cancelled" | "confirmed"; readonly ticketId: number };

const isOpen = ({ state }: BriefVisit): boolean => state === "planned" || state === "missed";

function withVisit(
  visits: BriefVisits,
  ticketId: number,
  change: (visit: BriefVisit) => BriefVisit,
): BriefVisits {
  if (visits.more === undefined) return visits;
  const list = visits.more.list.map((visit) => (visit.ticketId === ticketId ? change(visit) : visit));
  return { ...visits, more: { ...visits.more, list } };
}

const isInPeriod = ({ period }: BriefVisits, on: string): boolean => period.from <= on && on < period.to;

const earlier = (one: string | null, other: string): string => (one === null || other < one ? other : one);

/** The visits as they will be once the write has come back as an event. */
export function expectVisit(visits: BriefVisits, expected: ExpectedVisit): BriefVisits {
  switch (expected.kind) {
    case "planned":
      return {
        ...visits,
        planned: visits.planned + Number(isInPeriod(visits, expected.on)),
        nextPlannedOn: earlier(visits.nextPlannedOn, expected.on),
      };
    case "recorded": {
      const { ticketId, on, isSigned } = expected;
      const before = visits.more?.list.find((visit) => visit.ticketId === ticketId);
      const counts = isInPeriod(visits, on) && (before === undefined || isOpen(before));
      const next = {
        ...visits,
        done: visits.done + Number(counts),
        planned: Math.max(0, visits.planned - Number(before !== undefined && isOpen(before))),
        lastDoneOn: visits.lastDoneOn === null || visits.lastDoneOn < on ? on : visits.lastDoneOn,
      };
      if (ticketId === null) return next;
      return withVisit(next, ticketId, (visit) => ({
        ...visit,
        state: isSigned ? "signed" : "done",
        doneOn: on,
        call: null,
        isArchived: false,
        lacks: [],
      }));
    }
    case "moved":
      return withVisit(visits, expected.ticketId, (visit) => ({
        ...visit,
        state: "planned",
        isConfirmed: false,
        plannedOn: expected.on,
        plannedFor: null,
      }));
    case "cancelled": {
      const wasOpen = visits.more?.list.some(
        (visit) => visit.ticketId === expected.ticketId && isOpen(visit),
      );
      const next = { ...visits, planned: Math.max(0, visits.planned - Number(wasOpen === true)) };
      return withVisit(next, expected.ticketId, (visit) => ({ ...visit, state: "cancelled", lacks: [] }));
    }
    case "confirmed":
      return withVisit(visits, expected.ticketId, (visit) => ({
        ...visit,
        isConfirmed: true,
        lacks: visit.lacks.filter((lack) => lack !== "confirmation"),
      }));
  }
}

/** Whether what the Worker now says already has it, so that nothing needs to be put on top. */
export function isKnown(before: BriefVisits, now: BriefVisits, expected: ExpectedVisit): boolean {
  const visit = (ticketId: number | null) => now.more?.list.find((one) => one.ticketId === ticketId) ?? null;
  switch (expected.kind) {
    case "planned":
      return (now.more?.list.length ?? 0) > (before.more?.list.length ?? 0) || now.planned > before.planned;
    case "recorded": {
      if (expected.ticketId === null) return now.done > before.done;
      const state = visit(expected.ticketId)?.state;
      return state === "done" || state === "signed";
    }
    case "moved":
      return visit(expected.ticketId)?.plannedOn === expected.on;
    case "cancelled":
      return visit(expected.ticketId)?.state === "cancelled";
    case "confirmed":
      return visit(expected.ticketId)?.isConfirmed === true;
  }
}
