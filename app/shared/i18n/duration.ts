import type { Language } from "#core";

const UNITS = [
  { unit: "day", seconds: 86_400 },
  { unit: "hour", seconds: 3_600 },
  { unit: "minute", seconds: 60 },
  { unit: "second", seconds: 1 },
] as const;

/** Between the two parts of a span. */
const GAPS = { en: " ", "zh-CN": "", "zh-TW": "" } as const satisfies Record<Language, string>;

/** A span in its two largest units, cut off, not rounded: "2 days 4 hr", "12 min", "20 sec". */
export function formatDuration(seconds: number, language: Language): string {
  const place = UNITS.findIndex((each) => seconds >= each.seconds);
  const first = UNITS[place] ?? { unit: "second", seconds: 1 };
  const next = UNITS[place + 1];
  const count = Math.floor(seconds / first.seconds);
  // Seconds beside minutes would make a sentence restless.
  const hasSecond = next !== undefined && next.unit !== "second";
  const rest = hasSecond ? Math.floor((seconds % first.seconds) / next.seconds) : 0;
  const words = (amount: number, unit: string): string =>
    new Intl.NumberFormat(language, { style: "unit", unit, unitDisplay: "short" }).format(amount);
  return rest === 0 || next === undefined
    ? words(count, first.unit)
    : `${words(count, first.unit)}${GAPS[language]}${words(rest, next.unit)}`;
}
