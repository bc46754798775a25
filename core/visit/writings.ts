import { type Instant, instantOf } from "../time/instant.ts";
import type { LocalDate } from "../time/localDate.ts";
import type { VisitMoment } from "./visitMoment.ts";

/** The field Visit date, and since when it has said so. */
export type WrittenDate = { readonly on: LocalDate; readonly since: Instant };

/** What people had written into a visit's fields, from an instant on. */
export type Writing = {
  readonly since: Instant;
  readonly date: WrittenDate | null;
  readonly hasReason: boolean;
  readonly hasNote: boolean;
};

type Written = Extract<VisitMoment, { kind: "told" | "written" }>;

/** In order of time. A save names the fields it wrote, a read tells them all; a read comes after the saves of its second. */
export function writings(moments: readonly VisitMoment[]): readonly Writing[] {
  const all: Writing[] = [];
  let last: Omit<Writing, "since"> = { date: null, hasReason: false, hasNote: false };
  const told = moments.flatMap((moment) =>
    moment.kind === "told" || moment.kind === "written" ? [moment] : [],
  );
  for (const moment of told.toSorted((one, other) => (sortKey(one) < sortKey(other) ? -1 : 1))) {
    const { date: on = last.date?.on ?? null, hasReason = last.hasReason, hasNote = last.hasNote } = moment;
    const since = instantOf(moment.at);
    last = { date: on === null ? null : sinceWhen(on, since, last.date), hasReason, hasNote };
    all.push({ since, ...last });
  }
  return all;
}

const sinceWhen = (on: LocalDate, since: Instant, before: WrittenDate | null): WrittenDate =>
  before?.on === on ? before : { on, since };

const sortKey = (moment: Written): string =>
  moment.kind === "told" ? `${moment.at} ~${JSON.stringify(moment)}` : `${moment.at} ${moment.order}`;
