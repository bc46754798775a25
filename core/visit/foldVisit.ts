import type { VisitCause, VisitCount, VisitFacts, VisitReached } from "../contract/visit.ts";
import type { Policy } from "../policy/policy.ts";
import type { VisitStage } from "../task/taskFields.ts";
import { instantOf, instantText } from "../time/instant.ts";
import { dayText, type LocalDate, parseDay } from "../time/localDate.ts";
import { localDay } from "../time/localDay.ts";
import { type Appointment, appointments } from "./appointments.ts";
import { silentMisses } from "./silentMisses.ts";
import type { VisitMoment } from "./visitMoment.ts";
import { visitZone } from "./visitSchedule.ts";
import { type VisitStep, visitSteps } from "./visitSteps.ts";

/** What a visit's history means. */
export type FoldedVisit = {
  readonly facts: VisitFacts;
  readonly counts: readonly VisitCount[];
  /** In order of time. */
  readonly reached: readonly VisitReached[];
};

/**
 * The visit that a set of moments tells of; null: nothing is known of its state yet. The same for the same set, in
 * whatever order and however often its members came. @param now for appointments that have gone by since.
 */
export function foldVisit(
  policy: Policy,
  { id, createdAt }: Pick<VisitFacts, "id" | "createdAt">,
  moments: readonly VisitMoment[],
  now: string,
): FoldedVisit | null {
  const { signature } = policy.document.visits;
  const takes = { checkbox: signature.includes("checkbox"), attachment: signature.includes("attachment") };
  const zone = visitZone(policy);
  const steps = visitSteps(moments, takes);
  const last = steps.at(-1);
  if (last === undefined) return null;
  const had = appointments(moments, createdAt, zone);
  const told = latestTold(moments);
  const days = { zone, had, date: told?.date ?? null };
  const current = had.at(-1);
  const hasDate = current !== undefined && current.day !== null;
  const done = isDone(last.stage) ? steps[runStart(steps)] : undefined;
  const doneOn = done === undefined ? null : dayOfVisit(done, days);
  const facts: VisitFacts = {
    id,
    organizationId: last.look.organizationId,
    kind: last.look.visitKind,
    stage: last.stage,
    isSigned: last.isSigned,
    createdAt,
    plannedOn: current === undefined || current.day === null ? null : dayText(current.day),
    plannedFor: current === undefined || current.at === null ? null : instantText(current.at),
    plannedSince: hasDate ? instantText(current.since) : null,
    doneOn,
    doneAt: done?.at ?? null,
    isUnplanned: done !== undefined && !wasPlanned(steps, had, createdAt, zone),
    engineerId: last.look.engineerId,
    result: last.look.result,
    hasReason: told?.hasReason ?? false,
    hasNote: told?.hasNote ?? false,
    isExempt: last.look.isExempt,
    silentMisses: silentMisses(steps, had, { doneOn, now: instantOf(now) }),
  };
  return { facts, counts: countsOf(id, steps, days), reached: reachedBy(steps) };
}

export const isDone = (stage: VisitStage): boolean => stage === "done" || stage === "signed";

type Told = Extract<VisitMoment, { kind: "told" }>;

function latestTold(moments: readonly VisitMoment[]): Told | null {
  let latest: Told | null = null;
  for (const moment of moments) {
    if (moment.kind !== "told") continue;
    const isLater = latest === null || moment.at > latest.at;
    if (isLater || (moment.at === latest?.at && JSON.stringify(moment) > JSON.stringify(latest)))
      latest = moment;
  }
  return latest;
}

/** Where the run of done steps begins that the last one belongs to. */
function runStart(steps: readonly VisitStep[]): number {
  const before = steps.findLastIndex(({ stage }) => !isDone(stage));
  return before + 1;
}

type Days = {
  readonly zone: string;
  readonly had: readonly Appointment[];
  /** The field Visit date. */
  readonly date: LocalDate | null;
};

/** Visit date, else the appointed day, else the day it was set to done; it cannot have been later than that. */
function dayOfVisit(done: VisitStep, { zone, had, date }: Days): LocalDate {
  const recordedOn = localDay(zone, instantOf(done.at));
  const written = date === null ? null : parseDay(date);
  if (written !== null) return dayText(written);
  const appointed = had.findLast(({ since }) => since <= instantOf(done.at))?.day ?? null;
  return dayText(appointed === null || appointed > recordedOn ? recordedOn : appointed);
}

/** It stood open with a date that had not gone by yet (A5). */
function wasPlanned(
  steps: readonly VisitStep[],
  had: readonly Appointment[],
  createdAt: string,
  zone: string,
): boolean {
  return had.some(({ since, day, at }) => {
    if (day === null) return false;
    const isAhead = at === null ? localDay(zone, since) <= day : since <= at;
    const step = steps.findLast((one) => instantOf(one.at) <= since);
    // Before the first look nothing is known: it was open, unless that look is the very beginning.
    const wasOpen =
      step === undefined ? steps[0] !== undefined && steps[0].at > createdAt : !isDone(step.stage);
    return isAhead && wasOpen;
  });
}

/** A count for each time the visit came to count, reversed when it ceased to: un-done, cancelled, exempt, moved on. */
function countsOf(visitId: number, steps: readonly VisitStep[], days: Days): readonly VisitCount[] {
  const counts: VisitCount[] = [];
  const reverse = (reversed: VisitCause): void => {
    const last = counts.at(-1);
    if (last !== undefined && last.reversed === null) counts[counts.length - 1] = { ...last, reversed };
  };
  let counting: number | null = null;
  let done: VisitStep | null = null;
  for (const step of steps) {
    const cause: VisitCause = { cause: step.cause, actorId: step.actorId, at: step.at };
    done = isDone(step.stage) ? (done ?? step) : null;
    const organizationId = done !== null && !step.look.isExempt ? step.look.organizationId : null;
    if (organizationId !== counting) {
      reverse(cause);
      counting = organizationId;
      if (organizationId !== null && done !== null) {
        const id = `${visitId}:${counts.length + 1}`;
        const on = dayOfVisit(done, days);
        counts.push({
          id,
          visitId,
          organizationId,
          kind: step.look.visitKind,
          on,
          counted: cause,
          reversed: null,
        });
      }
    }
    const last = counts.at(-1);
    if (counting !== null && last !== undefined)
      counts[counts.length - 1] = { ...last, kind: step.look.visitKind };
  }
  return counts;
}

/** Each time a stage was come to from below it. */
function reachedBy(steps: readonly VisitStep[]): readonly VisitReached[] {
  const episodes = { visit_arrived: 0, visit_progress: 0, visit_done: 0, visit_signed: 0 };
  const reached: VisitReached[] = [];
  let before: VisitReached["event"] | null = null;
  for (const { stage, isSigned, at } of steps) {
    const event = eventOf(stage, isSigned);
    const isHigher = event !== null && rankOf(event) > rankOf(before);
    if (isHigher) {
      // Signed without having been done before is both.
      const isBoth = event === "visit_signed" && rankOf(before) < rankOf("visit_done");
      for (const each of isBoth ? (["visit_done", event] as const) : [event]) {
        episodes[each] += 1;
        reached.push({ event: each, episode: episodes[each], at });
      }
    }
    before = event;
  }
  return reached;
}

function eventOf(stage: VisitStage, isSigned: boolean): VisitReached["event"] | null {
  switch (stage) {
    case "planned":
    case "confirmed":
    case "cancelled":
      return null;
    case "arrived":
      return "visit_arrived";
    case "in_progress":
      return "visit_progress";
    case "done":
      return isSigned ? "visit_signed" : "visit_done";
    case "signed":
      return "visit_signed";
  }
}

const RANKS = {
  visit_arrived: 1,
  visit_progress: 2,
  visit_done: 3,
  visit_signed: 4,
} as const satisfies Record<VisitReached["event"], number>;

const rankOf = (event: VisitReached["event"] | null): number => (event === null ? 0 : RANKS[event]);
