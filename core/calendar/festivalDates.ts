import type { LocalDate } from "../time/localDate.ts";
import type { FESTIVALS } from "../policy/schema/callback.ts";

export type Festival = (typeof FESTIVALS)[number];

/** Festivals of the lunar calendar by year ("2027"), ISO dates: made by the shell, because no formula gives them. */
export type LunarDates = { readonly [year: string]: { readonly [Name in LunarFestival]: LocalDate } };

export type LunarFestival = Extract<Festival, "spring_festival" | "dragon_boat" | "mid_autumn">;

const FIXED = {
  new_year: "01-01",
  valentines_day: "02-14",
  womens_day: "03-08",
  labour_day: "05-01",
  teachers_day: "09-10",
  national_day: "10-01",
  christmas: "12-25",
} as const satisfies Record<Exclude<Festival, LunarFestival>, string>;

/** The date of a festival in a year; null: a lunar one of a year the shell knows nothing of. */
export function festivalDate(festival: Festival, year: number, lunar: LunarDates): LocalDate | null {
  switch (festival) {
    case "spring_festival":
    case "dragon_boat":
    case "mid_autumn":
      return lunar[String(year)]?.[festival] ?? null;
    case "new_year":
    case "valentines_day":
    case "womens_day":
    case "labour_day":
    case "teachers_day":
    case "national_day":
    case "christmas":
      return `${year}-${FIXED[festival]}`;
  }
}
