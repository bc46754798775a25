import { type Instant, instantOf } from "../time/instant.ts";
import type { LocalDate } from "../time/localDate.ts";
import type { VisitMoment } from "./visitMoment.ts";

/** What people had written into a visit's fields, from an instant on. */
export type Writing = {
  readonly since: Instant;
  readonly date: LocalDate | null;
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
    const { date = last.date, hasReason = last.hasReason, hasNote = last.hasNote } = moment;
    last = { date, hasReason, hasNote };
    all.push({ since: instantOf(moment.at), ...last });
  }
  return all;
}

const sortKey = (moment: Written): string =>
  moment.kind === "told" ? `${moment.at} ~${JSON.stringify(moment)}` : `${moment.at} ${moment.order}`;
