const DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
const MONDAY = Date.parse("2026-11-23T00:00:00+08:00");
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

const FORM =
  /^(?<next>next )?(?<day>mon|tue|wed|thu|fri|sat|sun) (?<hour>\d\d):(?<minute>\d\d)(?::(?<second>\d\d))?$/;

/** "mon 09:00" is Monday 23 November 2026, 09:00 in Shanghai; "next mon 09:00" a week later. No holiday is near. */
export function instantOf(time: string): Date {
  const { next, day, hour, minute, second } = FORM.exec(time)?.groups ?? {};
  if (day === undefined) throw new Error(`not a time of the story: ${time}`);
  const days = DAYS.findIndex((one) => one === day) + (next === undefined ? 0 : 7);
  return new Date(
    MONDAY + days * DAY + (Number(hour) * 60 + Number(minute)) * MINUTE + Number(second ?? 0) * 1000,
  );
}

/** The other way round; seconds only where there are some. */
export function localTime(instant: Date | string): string {
  const since = new Date(instant).getTime() - MONDAY;
  const day = Math.floor(since / DAY);
  const clock = new Date(since - day * DAY).toISOString().slice(11, 19);
  return `${day >= 7 ? "next " : ""}${DAYS[day % 7] ?? "?"} ${clock.replace(/:00$/, "")}`;
}

export const minutesAfter = (time: string, minutes: number): string =>
  localTime(new Date(instantOf(time).getTime() + minutes * MINUTE));
