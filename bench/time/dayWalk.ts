import { dayText, parseDay, type ScheduleDefinition } from "#core";

const DAY = 86_400;
const NAMES = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;

/**
 * Business time as it is usually written over a date library: from one local date to the next, a date's windows turned
 * into instants by the zone's offset on that date (one look at Intl a date; date libraries look several times).
 * Right as long as no window lies across a clock change: the bench's do not.
 *
 * @param offsets "kept": each date's offset is looked up once and remembered.
 */
export function dayWalk(
  definition: ScheduleDefinition,
  offsets: "looked_up" | "kept",
): { add(amount: number, from: number): number } {
  const holidays = new Set<string>();
  for (const { from, through } of definition.holidays)
    for (let day = dayNumberOf(from); day <= dayNumberOf(through ?? from); day += 1)
      holidays.add(textOf(day));
  const shifts = new Map(definition.shifts.map(({ on, windows }) => [on, windows]));
  const clock = new Intl.DateTimeFormat("en-US", {
    timeZone: definition.zone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  const offsetAt = (at: number): number => {
    const [month = 1, day = 1, year = 0, hour = 0, minute = 0, second = 0] = (
      clock.format(at * 1000).match(/\d+/g) ?? []
    ).map(Number);
    return Date.UTC(year, month - 1, day, hour, minute, second) / 1000 - at;
  };
  const known = new Map<number, number>();
  const offsetOn = (day: number): number => {
    const kept = known.get(day);
    if (kept !== undefined) return kept;
    const offset = offsetAt(day * DAY + DAY / 2);
    if (offsets === "kept") known.set(day, offset);
    return offset;
  };
  const windowsOn = (day: number, date: string) => {
    const shift = shifts.get(date);
    if (shift !== undefined) return shift;
    if (holidays.has(date)) return [];
    const name = NAMES[(day + 3) % 7];
    return name === undefined ? [] : definition.week[name];
  };
  return {
    add(amount, from) {
      let rest = amount;
      for (let day = Math.floor((from + offsetAt(from)) / DAY); ; day += 1) {
        const offset = offsetOn(day);
        for (const window of windowsOn(day, textOf(day))) {
          const start = Math.max(from, day * DAY + window.from - offset);
          const open = day * DAY + window.to - offset - start;
          if (open <= 0) continue;
          if (rest < open) return start + rest;
          rest -= open;
        }
      }
    },
  };
}

const textOf = (day: number): string => new Date(day * DAY * 1000).toISOString().slice(0, 10);

function dayNumberOf(date: string): number {
  const day = parseDay(date);
  if (day === null || dayText(day) !== date) throw new Error(`not a date: ${date}`);
  return day;
}
