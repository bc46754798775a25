import type { LunarDates, LunarFestival } from "#core";
import { Lunar } from "lunar-typescript";

/** Month and day of the lunar calendar. */
const LUNAR_DAYS = {
  spring_festival: [1, 1],
  dragon_boat: [5, 5],
  mid_autumn: [8, 15],
} as const satisfies Record<LunarFestival, readonly [number, number]>;

/**
 * The lunar festivals of the years around an instant, by the official Chinese calendar. Not by `Intl`: its Chinese calendar
 * has the Spring Festival of 2027 a day late (SEMANTICS "Callbacks").
 */
export function lunarDates(now: Date): LunarDates {
  const year = now.getUTCFullYear();
  return Object.fromEntries(
    [year - 2, year - 1, year, year + 1, year + 2].map((each) => [
      String(each),
      {
        spring_festival: solar(each, "spring_festival"),
        dragon_boat: solar(each, "dragon_boat"),
        mid_autumn: solar(each, "mid_autumn"),
      },
    ]),
  );
}

function solar(year: number, festival: LunarFestival): string {
  const [month, day] = LUNAR_DAYS[festival];
  return Lunar.fromYmd(year, month, day).getSolar().toYmd();
}
