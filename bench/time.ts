import { add, instant, instantOf, type Instant, scheduleOf, type ScheduleDefinition, within } from "#core";
import { median } from "./median.ts";
import { atLeast, atMost, beside, type Row } from "./row.ts";
import { dayWalk } from "./time/dayWalk.ts";
import { SCHEDULES } from "./time/schedules.ts";

const ROUNDS = 9;
const STARTS = 4096;
/** The walk is slow: it takes fewer of the same starts, so that its rounds last about as long. */
const WALKS = 64;
const REPEAT = 8;
const DAY = 86_400;
/** Odd, so that the starts spread over the hours of a day and the days of the year. */
const APART_SECONDS = 7919;

/** Adding a year of open time on office hours, against walking it day by day and against `within` of one day. */
export function run(): Promise<Row[]> {
  return Promise.resolve(
    Object.entries(SCHEDULES).flatMap(([name, definition]) => compare(name, definition)),
  );
}

function compare(name: string, definition: ScheduleDefinition): Row[] {
  const schedule = scheduleOf(definition);
  const walk = dayWalk(definition, "looked_up");
  const keeping = dayWalk(definition, "kept");
  const first = instantOf("2025-01-02T01:00:00Z");
  const starts = Array.from({ length: STARTS }, (_, place) => instant(first + place * APART_SECONDS));
  const few = starts.filter((_, place) => place % (STARTS / WALKS) === 0);
  const year = within(schedule, first, instant(first + 365 * DAY));
  for (const start of few) {
    const [ours, theirs] = [add(schedule, year, start), walk.add(year, start)];
    if (ours !== theirs) throw new Error(`${name}: ${start} gives ${ours}, day by day ${theirs}`);
  }
  const none = (): number[] => [];
  const seconds = { add: none(), walk: none(), keeping: none(), within: none() };
  for (let round = 0; round <= ROUNDS; round++) {
    const taken = {
      add: timeOf(starts, REPEAT, (start) => add(schedule, year, start) ?? 0),
      walk: timeOf(few, 1, (start) => walk.add(year, start)),
      keeping: timeOf(few, 1, (start) => keeping.add(year, start)),
      within: timeOf(starts, REPEAT, (start) => within(schedule, start, instant(start + DAY))),
    };
    if (round === 0) continue;
    seconds.add.push(taken.add);
    seconds.walk.push(taken.walk);
    seconds.keeping.push(taken.keeping);
    seconds.within.push(taken.within);
  }
  const ofAdd = median(seconds.add);
  const against = (walked: readonly number[]) => ({
    value: 1 / ofAdd,
    floor: 1 / median(walked),
    unit: "ops/s",
  });
  return [
    beside(
      `add over a year against a day walk on Intl, ${name}`,
      against(seconds.walk),
      atLeast(20, "ratio"),
    ),
    beside(`add over a year against a day walk with kept offsets, ${name}`, against(seconds.keeping)),
    beside(
      `add over a year against within of a day, ${name}`,
      { value: ofAdd * 1e9, floor: median(seconds.within) * 1e9, unit: "ns" },
      atMost(5, "ratio"),
    ),
  ];
}

/** What all results add up to, so that no work can be left out as unused. */
let checksum = 0;

/** Seconds for one call. */
function timeOf(starts: readonly Instant[], repeat: number, call: (start: Instant) => number): number {
  const from = performance.now();
  for (let time = 0; time < repeat; time++) for (const start of starts) checksum += call(start);
  const taken = (performance.now() - from) / 1000;
  if (!Number.isFinite(checksum)) throw new Error("a result is no number");
  return taken / (repeat * starts.length);
}
