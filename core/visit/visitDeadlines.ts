import type { VisitFacts } from "../contract/visit.ts";
import type { Policy } from "../policy/policy.ts";
import { dayStart } from "../time/dayStart.ts";
import { type Instant, instant, instantOf, instantText } from "../time/instant.ts";
import { startOf, windowsOn } from "../time/localAxis.ts";
import { type DayNumber, dayNumber, type LocalDate, parseDay } from "../time/localDate.ts";
import { nextOpening } from "../time/nextOpening.ts";
import type { Schedule } from "../time/schedule.ts";
import { wallInstant } from "../time/wallInstant.ts";
import { isDone } from "./isDone.ts";
import { hasRecord } from "./visitLacks.ts";
import { visitSchedule } from "./visitSchedule.ts";

/**
 * Something to be done about a visit at an instant, once: `unconfirmed` (D4) tells the desk, `missed` (D4) is recorded
 * against the visit, `no_record` (A6) asks the engineer the same day, `no_result` (D3) the next morning, `unsolved` (D3)
 * plans it again.
 */
export type VisitDeadline = {
  /** "visit:42:missed:1764230400": the same for the same cause. */
  readonly id: string;
  readonly visitId: number;
  readonly kind: "unconfirmed" | "missed" | "no_record" | "no_result" | "unsolved";
  readonly at: string;
};

/** What is to come on this visit if nothing changes, and what has come and still stands; in order of time. */
export function visitDeadlines(policy: Policy, visit: VisitFacts): readonly VisitDeadline[] {
  const schedule = visitSchedule(policy);
  if (schedule === null || visit.stage === "cancelled") return [];
  const found = isDone(visit.stage)
    ? afterwards(policy, schedule, visit)
    : beforehand(policy, schedule, visit);
  return found
    .map(({ kind, at }) => ({
      id: `visit:${visit.id}:${kind}:${at}`,
      visitId: visit.id,
      kind,
      at: instantText(at),
    }))
    .toSorted((one, other) => (one.at < other.at ? -1 : Number(one.at > other.at)));
}

type Found = { readonly kind: VisitDeadline["kind"]; readonly at: Instant };

function beforehand(
  { document: { visits } }: Policy,
  schedule: Schedule,
  { stage, plannedOn, plannedFor, plannedSince }: VisitFacts,
): readonly Found[] {
  const day = dayIn(plannedOn);
  if (day === null) return [];
  const found: Found[] = [];
  const hours = hoursOf(schedule, day);
  const begins = plannedFor === null ? hours.opensAt : instantOf(plannedFor);
  if (visits.confirmBefore !== null && stage === "planned") {
    const at = instant(begins - visits.confirmBefore);
    // An appointment made within that time was made with the engineer.
    if (plannedSince === null || instantOf(plannedSince) < at) found.push({ kind: "unconfirmed", at });
  }
  const dayEndsAt = dayStart(schedule.zone, dayNumber(day + 1));
  if (visits.recordSameDay) {
    found.push({ kind: "no_record", at: begins < hours.closesAt ? hours.closesAt : dayEndsAt });
  }
  if (stage === "planned" || stage === "confirmed") found.push({ kind: "missed", at: dayEndsAt });
  return found;
}

function afterwards(
  { document: { visits } }: Policy,
  schedule: Schedule,
  visit: VisitFacts,
): readonly Found[] {
  const day = dayIn(visit.doneOn);
  if (day === null) return [];
  const found: Found[] = [];
  if (visits.recordSameDay && !hasRecord(visit)) {
    found.push({ kind: "no_record", at: hoursOf(schedule, day).closesAt });
  }
  const morning = nextOpening(schedule, dayStart(schedule.zone, dayNumber(day + 1)));
  if (!visits.resultNextMorning || morning === null) return found;
  if (visit.result === null) found.push({ kind: "no_result", at: morning });
  if (visit.result === "unsolved") found.push({ kind: "unsolved", at: morning });
  return found;
}

const dayIn = (date: LocalDate | null): DayNumber | null => (date === null ? null : parseDay(date));

/** The day's first opening and last closing; noon and six where it is closed, as visits happen on such days too. */
function hoursOf(
  { zone, axis }: Schedule,
  day: DayNumber,
): { readonly opensAt: Instant; readonly closesAt: Instant } {
  const windows = windowsOn(axis, day);
  const opens = windows[0]?.from ?? CLOSED_DAY.from;
  const closes = windows.at(-1)?.to ?? CLOSED_DAY.to;
  return {
    opensAt: wallInstant(zone, startOf(day) + opens),
    closesAt: wallInstant(zone, startOf(day) + closes),
  };
}

const CLOSED_DAY = { from: 12 * 3600, to: 18 * 3600 } as const;
