import type { VisitFacts } from "../contract/visit.ts";
import type { Policy } from "../policy/policy.ts";
import type { VisitStage } from "../task/taskFields.ts";
import { type Instant, instantOf, instantText } from "../time/instant.ts";
import { type DayNumber, dayNumber, dayText, type LocalDate, parseDay } from "../time/localDate.ts";
import { localDay } from "../time/localDay.ts";
import { type Appointment, appointments } from "./appointments.ts";
import { isDone } from "./isDone.ts";
import { silentMisses } from "./silentMisses.ts";
import type { VisitMoment } from "./visitMoment.ts";
import { visitZone } from "./visitSchedule.ts";
import { type VisitStep, visitSteps } from "./visitSteps.ts";
import { type Writing, type WrittenDate, writings } from "./writings.ts";

/** All that is known of a visit, in order of time; each list has what held from an instant on. */
export type VisitLife = {
  readonly id: number;
  readonly createdAt: string;
  readonly zone: string;
  /** At least one. */
  readonly steps: readonly [VisitStep, ...VisitStep[]];
  readonly had: readonly Appointment[];
  readonly written: readonly Writing[];
};

/** Null: nothing is known of its state yet. */
export function visitLife(
  policy: Policy,
  { id, createdAt }: Pick<VisitFacts, "id" | "createdAt">,
  moments: readonly VisitMoment[],
): VisitLife | null {
  const { signature } = policy.document.visits;
  const zone = visitZone(policy);
  const had = appointments(moments, createdAt, zone);
  const written = writings(moments);
  const days = { zone, had, date: written.at(-1)?.date ?? null };
  const [first, ...others] = visitSteps(moments, {
    checkbox: signature.includes("checkbox"),
    file: (cameAt, doneAt) =>
      signature.includes("attachment") && localDay(zone, instantOf(cameAt)) >= firstDayOf(doneAt, days),
  });
  return first === undefined ? null : { id, createdAt, zone, steps: [first, ...others], had, written };
}

/** The day of a visit by whatever tells it, the earliest: what was sent along before it is no signed order (A12). */
function firstDayOf(doneAt: string, { zone, had, date }: Days): DayNumber {
  const recordedOn = localDay(zone, instantOf(doneAt));
  const appointed = had.findLast(({ since }) => since <= instantOf(doneAt))?.day ?? recordedOn;
  return dayNumber(Math.min(recordedOn, appointed, writtenDay(recordedOn, zone, date) ?? recordedOn));
}

/**
 * The visit as it stood at an instant. What was known first is taken to have been so from the beginning.
 * @param now for appointments that have gone by.
 */
export function factsAt(life: VisitLife, at: Instant, now: Instant): VisitFacts {
  const until = <Item>(items: readonly Item[], sinceOf: (item: Item) => Instant): readonly Item[] => {
    const soFar = items.filter((item) => sinceOf(item) <= at);
    return soFar.length === 0 ? items.slice(0, 1) : soFar;
  };
  const steps = until(life.steps, (step) => instantOf(step.at));
  const last = steps.at(-1) ?? life.steps[0];
  const had = until(life.had, ({ since }) => since);
  const written = until(life.written, ({ since }) => since).at(-1);
  const current = had.at(-1);
  const hasDate = current !== undefined && current.day !== null;
  const done = isDone(last.stage) ? steps[runStart(steps, isDone)] : undefined;
  const days = { zone: life.zone, had, date: written?.date ?? null };
  const doneOn = done === undefined ? null : dayOfVisit(done, days);
  return {
    id: life.id,
    organizationId: last.look.organizationId,
    kind: last.look.visitKind,
    stage: stageOf(last, steps, current),
    isSigned: last.isSigned,
    createdAt: life.createdAt,
    plannedOn: current === undefined || current.day === null ? null : dayText(current.day),
    plannedFor: current === undefined || current.at === null ? null : instantText(current.at),
    plannedSince: hasDate ? instantText(current.since) : null,
    doneOn,
    doneAt: done?.at ?? null,
    isUnplanned: done !== undefined && !wasPlanned(steps, had, life),
    engineerId: last.look.engineerId,
    result: last.look.result,
    hasReason: written?.hasReason ?? false,
    hasNote: written?.hasNote ?? false,
    isExempt: last.look.isExempt,
    silentMisses: silentMisses(steps, had, { doneOn, now }),
  };
}

/** From each of these on something was otherwise; in order of time. */
export function changesIn({ createdAt, steps, had, written }: VisitLife): readonly Instant[] {
  const all = [
    instantOf(createdAt),
    ...steps.map(({ at }) => instantOf(at)),
    ...had.map(({ since }) => since),
    ...written.map(({ since }) => since),
  ];
  return [...new Set(all)].toSorted((one, other) => one - other);
}

/** A confirmation is of the appointment that stood then: one that was moved since is to be confirmed anew (D4). */
function stageOf(last: VisitStep, steps: readonly VisitStep[], current: Appointment | undefined): VisitStage {
  const isConfirmed = (stage: VisitStage): boolean => stage === "confirmed";
  if (!isConfirmed(last.stage) || current === undefined) return last.stage;
  const since = steps[runStart(steps, isConfirmed)]?.at ?? last.at;
  return instantOf(since) < current.since ? "planned" : last.stage;
}

/** Where the run of such steps begins that the last one belongs to. */
function runStart(steps: readonly VisitStep[], isSuch: (stage: VisitStage) => boolean): number {
  const before = steps.findLastIndex(({ stage }) => !isSuch(stage));
  return before + 1;
}

type Days = {
  readonly zone: string;
  readonly had: readonly Appointment[];
  /** The field Visit date. */
  readonly date: WrittenDate | null;
};

/**
 * Visit date, else the appointed day, else the day it was set to done. It cannot have been later than its record: a Visit
 * date that lay ahead when it was written is a slip of the pen.
 */
export function dayOfVisit(done: VisitStep, { zone, had, date }: Days): LocalDate {
  const recordedOn = localDay(zone, instantOf(done.at));
  const written = writtenDay(recordedOn, zone, date);
  if (written !== null) return dayText(written);
  const appointed = had.findLast(({ since }) => since <= instantOf(done.at))?.day ?? null;
  return dayText(appointed === null || appointed > recordedOn ? recordedOn : appointed);
}

function writtenDay(recordedOn: DayNumber, zone: string, date: WrittenDate | null): DayNumber | null {
  if (date === null) return null;
  const day = parseDay(date.on);
  // Whoever is east of the policy's zone may be a day ahead of it.
  const latest = dayNumber(Math.max(recordedOn, localDay(zone, date.since)) + 1);
  return day === null || day > latest ? null : day;
}

/** It stood open with a date that had not gone by yet (A5). */
function wasPlanned(
  steps: readonly VisitStep[],
  had: readonly Appointment[],
  { createdAt, zone }: VisitLife,
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
