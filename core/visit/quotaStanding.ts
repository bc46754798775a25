import type { VisitPace, VisitVerdict } from "../contract/visit.ts";
import type { Policy } from "../policy/policy.ts";
import { instantOf } from "../time/instant.ts";
import { type DayNumber, dayNumber, dayText, type LocalDate, parseDay } from "../time/localDate.ts";
import { localDay } from "../time/localDay.ts";
import type { Schedule } from "../time/schedule.ts";
import { paceOf } from "./paceOf.ts";
import { type Quota, quotaFor } from "./quotaFor.ts";
import { previousPeriod, type QuotaPeriod, quotaPeriod } from "./quotaPeriod.ts";
import { shareOfPeriod } from "./shareOfPeriod.ts";
import { nextWorkingDay, suggestedDates } from "./suggestedDates.ts";
import { type TierSpell, type TierStretch, tierStretches } from "./tierStretches.ts";
import type { VisitRow } from "./visitRow.ts";

/** Whose visits: `segments` and the contract's start matter only where the quota asks for them. */
export type VisitQuestion = {
  readonly tier: string;
  readonly visits: readonly VisitRow[];
  readonly segments?: readonly string[];
  readonly contractStart?: LocalDate | null;
  /** Tiers held, in any order; left out: always the one of now. */
  readonly spells?: readonly TierSpell[];
  /** First day as a customer; null or left out: before anything that matters. */
  readonly startsOn?: LocalDate | null;
};

/** What a quota asks for in the period of a day, and how it stands. */
export type QuotaStanding = {
  readonly quota: Quota;
  readonly period: QuotaPeriod;
  readonly done: number;
  /** With a date in the period; missed ones still wait to be moved, so they are among them. */
  readonly planned: number;
  /** After proration, tier changes and carry-over; null: no minimum, no maximum. */
  readonly owed: number | null;
  readonly atMost: number | null;
  readonly carried: number;
  readonly pace: VisitPace;
  readonly suggestedOn: DayNumber | null;
};

/** Null where the policy promises this tier no visits. @param on the day whose period is meant. @param today for the pace. */
export function quotaStanding(
  policy: Policy,
  question: VisitQuestion,
  on: DayNumber,
  today: DayNumber,
): QuotaStanding | null {
  const quota = quotaFor(policy, question.tier, question.segments ?? []);
  const schedule = quota === null ? undefined : policy.schedules.get(quota.schedule);
  if (quota === null || schedule === undefined) return null;
  const counts = quotaCounts(policy, quota, question, on, schedule.zone);
  const { period, done, planned, owed } = counts;
  const active = { from: dayNumber(Math.max(period.from, startOf(question) ?? period.from)), to: period.to };
  return {
    quota,
    ...counts,
    pace: paceOf(schedule, active, { owed, done }, today),
    suggestedOn: suggestion(schedule, active, { owed, made: done + planned }, today),
  };
}

/** What the policy says to one more visit on a date. */
export function oneMoreVisit(policy: Policy, question: VisitQuestion, on: LocalDate): VisitVerdict {
  const quota = quotaFor(policy, question.tier, question.segments ?? []);
  const schedule = quota === null ? undefined : policy.schedules.get(quota.schedule);
  const day = parseDay(on);
  if (quota === null || schedule === undefined || day === null) return { kind: "fine" };
  const { atMost, done, planned } = quotaCounts(policy, quota, question, day, schedule.zone);
  const made = done + planned;
  if (atMost === null || made < atMost || quota.beyond === "allow") return { kind: "fine" };
  return { kind: quota.beyond, atMost, made };
}

/** Nobody looked at the customer before the period was over, and no visit of it is known: what was made then is not. */
export function isUnseen(
  { spells = [] }: VisitQuestion,
  { period, done }: Pick<QuotaStanding, "period" | "done">,
  zone: string,
): boolean {
  const seen = spells.flatMap(({ since }) => since ?? []).toSorted()[0];
  return done === 0 && seen !== undefined && localDay(zone, instantOf(seen)) >= period.to;
}

type QuotaCounts = Pick<QuotaStanding, "period" | "done" | "planned" | "owed" | "atMost" | "carried">;

function quotaCounts(
  policy: Policy,
  quota: Quota,
  question: VisitQuestion,
  on: DayNumber,
  zone: string,
): QuotaCounts {
  const contractStart = question.contractStart ?? null;
  const period = quotaPeriod(quota.period, on, contractStart);
  const share = (within: QuotaPeriod, bound: "atLeast" | "atMost"): number | null =>
    promised(policy, quota, question, within, zone, bound);
  const base = share(period, "atLeast");
  const most = share(period, "atMost");
  const before = previousPeriod(quota.period, period, contractStart);
  const unused = (): number =>
    isUnseen(question, { period: before, done: doneIn(quota, question, before) }, zone)
      ? 0
      : (share(before, "atLeast") ?? share(before, "atMost") ?? 0) - doneIn(quota, question, before);
  const carried = quota.carryOver === "one_period" ? Math.max(0, unused()) : 0;
  const done = doneIn(quota, question, period);
  const planned = timesOf(counted(quota, question, period).filter(({ state }) => state === "planned"));
  return {
    period,
    done,
    planned,
    owed: base === null ? null : base + carried,
    atMost: most === null ? null : most + carried,
    carried,
  };
}

function promised(
  policy: Policy,
  quota: Quota,
  question: VisitQuestion,
  period: QuotaPeriod,
  zone: string,
  bound: "atLeast" | "atMost",
): number | null {
  const ofTier = (tier: string): number | null =>
    tier === question.tier
      ? quota[bound]
      : (quotaFor(policy, tier, question.segments ?? [])?.[bound] ?? null);
  const spells = question.spells ?? [{ tier: question.tier, since: null }];
  const stretches: readonly TierStretch[] = tierStretches(spells, startOf(question), period, zone);
  switch (quota.proration[bound]) {
    case "by_days":
      return shareOfPeriod(stretches, period, ofTier);
    case "full": {
      const last = stretches.at(-1);
      return last === undefined ? null : ofTier(last.tier);
    }
  }
}

/** A contract that begins inside the period is a start like any other. */
function startOf({ startsOn = null, contractStart = null }: VisitQuestion): DayNumber | null {
  const days = [startsOn, contractStart].flatMap((date) => (date === null ? [] : (parseDay(date) ?? [])));
  return days.length === 0 ? null : dayNumber(Math.max(...days));
}

function counted(quota: Quota, { visits }: VisitQuestion, { from, to }: QuotaPeriod): readonly VisitRow[] {
  const [first, end] = [dayText(from), dayText(to)];
  return ofKinds(quota, visits).filter(({ on }) => first <= on && on < end);
}

export const ofKinds = (quota: Quota, visits: readonly VisitRow[]): readonly VisitRow[] =>
  visits.filter(({ kind }) => quota.kinds.length === 0 || (kind !== null && quota.kinds.includes(kind)));

export const isDone = ({ state }: VisitRow): boolean => state === "done" || state === "signed";

const doneIn = (quota: Quota, question: VisitQuestion, period: QuotaPeriod): number =>
  timesOf(counted(quota, question, period).filter(isDone));

const timesOf = (rows: readonly VisitRow[]): number => rows.reduce((sum, { times = 1 }) => sum + times, 0);

/** The date of the first visit that is neither done nor planned; one whose date has passed: the next working day. */
function suggestion(
  schedule: Schedule,
  period: QuotaPeriod,
  { owed, made }: { readonly owed: number | null; readonly made: number },
  today: DayNumber,
): DayNumber | null {
  const date = owed === null ? undefined : suggestedDates(schedule, period, owed)[made];
  if (date === undefined) return null;
  return date >= today ? date : nextWorkingDay(schedule, today, period.to);
}
