import { dayStart } from "../time/dayStart.ts";
import { type Instant, instantOf, parseInstant } from "../time/instant.ts";
import { startOf } from "../time/localAxis.ts";
import { type DayNumber, dayNumber } from "../time/localDate.ts";
import { localDay } from "../time/localDay.ts";
import { wallInstant } from "../time/wallInstant.ts";
import type { VisitMoment } from "./visitMoment.ts";

/** An appointment that stood from `since` until the next one. */
export type Appointment = {
  readonly since: Instant;
  /** Null: without a date. */
  readonly day: DayNumber | null;
  /** Null: only the day is known. */
  readonly at: Instant | null;
  /** It has gone by: at the appointed time, or with the day. */
  readonly passesAt: Instant | null;
  readonly dayEndsAt: Instant | null;
};

type Change = {
  readonly key: string;
  readonly at: string;
  /** Undefined: this change says nothing about it. */
  readonly dueAt: string | null | undefined;
  readonly before: string | null | undefined;
  /** Undefined: this change says nothing about it. */
  readonly time: string | null | undefined;
};

/**
 * The appointments a visit had. The first stood since it was made: nobody changed it before the first change known.
 * `due_at` says the day, the field Visit time the time, because Zendesk's page sets a due date without one.
 */
export function appointments(
  moments: readonly VisitMoment[],
  createdAt: string,
  zone: string,
): readonly Appointment[] {
  const changes = moments
    .flatMap(changeIn)
    .toSorted((one, other) => (one.key < other.key ? -1 : Number(one.key > other.key)));
  if (changes.length === 0) return [];
  let time = changes.find((change) => change.time !== undefined)?.time ?? null;
  let dueAt = changes.find((change) => change.before !== undefined)?.before ?? null;
  const had = [appointment(instantOf(createdAt), dueAt, time, zone)];
  for (const change of changes) {
    if (change.time !== undefined) time = change.time;
    if (change.dueAt !== undefined) dueAt = change.dueAt;
    const next = appointment(instantOf(change.at), dueAt, time, zone);
    const last = had.at(-1);
    if (last?.day !== next.day || last.at !== next.at) had.push(next);
  }
  return had;
}

function changeIn(moment: VisitMoment): readonly Change[] {
  switch (moment.kind) {
    case "told": {
      const { at, dueAt, time } = moment;
      return [{ key: `${at} ~${time ?? ""}`, at, dueAt, before: dueAt, time }];
    }
    case "due": {
      const { at, order, current, previous } = moment;
      return [{ key: `${at} ${order}`, at, dueAt: current, before: previous, time: undefined }];
    }
    case "written": {
      const { at, order, time } = moment;
      if (time === undefined) return [];
      return [{ key: `${at} ${order}`, at, dueAt: undefined, before: undefined, time }];
    }
    case "state":
    case "attachment":
      return [];
  }
}

function appointment(since: Instant, dueAt: string | null, time: string | null, zone: string): Appointment {
  const due = dueAt === null ? null : parseInstant(dueAt);
  if (due === null) return { since, day: null, at: null, passesAt: null, dayEndsAt: null };
  const day = localDay(zone, due);
  const seconds = time === null ? null : secondsOf(time);
  const at = seconds === null ? null : wallInstant(zone, startOf(day) + seconds);
  const dayEndsAt = dayStart(zone, dayNumber(day + 1));
  return { since, day, at, passesAt: at ?? dayEndsAt, dayEndsAt };
}

/** Reads "9:30", "09:30", "0930", "９：３０"; null when it is no time of day. */
function secondsOf(text: string): number | null {
  const [, hours, minutes] = /^(\d{1,2})[:.]?(\d{2})$/.exec(text.normalize("NFKC").trim()) ?? [];
  if (hours === undefined || Number(hours) > 23 || Number(minutes) > 59) return null;
  return Number(hours) * 3600 + Number(minutes) * 60;
}
