import type { Instant, ScheduleDefinition } from "#core";

const DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;

/** The slow and obvious way: looks at a wall clock every minute. Knows nothing of how the core counts. */
export function minuteWalk(definition: ScheduleDefinition): {
  isOpen: (at: number) => boolean;
  within: (from: Instant, to: Instant) => number;
} {
  const clock = new Intl.DateTimeFormat("sv-SE", {
    timeZone: definition.zone,
    dateStyle: "short",
    timeStyle: "medium",
  });
  const isOpen = (at: number): boolean => {
    const [date = "", time = ""] = clock.format(at * 1000).split(" ");
    const [hours, minutes, seconds] = time.split(":").map(Number);
    const second = (hours ?? 0) * 3600 + (minutes ?? 0) * 60 + (seconds ?? 0);
    const inside = (windows: readonly { from: number; to: number }[]): boolean =>
      windows.some(({ from, to }) => from <= second && second < to);
    if (definition.breaks.some(({ on, windows }) => on === date && inside(windows))) return false;
    const shift = definition.shifts.find(({ on }) => on === date);
    if (shift !== undefined) return inside(shift.windows);
    if (definition.holidays.some(({ from, through }) => from <= date && date <= (through ?? from)))
      return false;
    const weekday = DAYS[(new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7];
    return weekday !== undefined && inside(definition.week[weekday]);
  };
  return {
    isOpen,
    within: (from, to) => {
      let open = 0;
      for (let at: number = from; at < to; at += 60) if (isOpen(at)) open += 60;
      return open;
    },
  };
}
