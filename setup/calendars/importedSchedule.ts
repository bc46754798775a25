/** "09:00-12:00": hours of one local day, half-open; the end may be "24:00". */
export type WindowText = string;

export const WEEKDAYS = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"] as const;
export type WeekdayName = (typeof WEEKDAYS)[number];

export type ImportedHoliday = {
  readonly title?: string;
  /** Local dates, both included; without `through` it is one day. */
  readonly from: string;
  readonly through?: string;
};

/** A schedule as a policy's `schedules` take it. What the source does not say is left out. */
export type ImportedSchedule = {
  readonly key: string;
  readonly title?: string;
  /** IANA name. */
  readonly zone?: string;
  readonly week?: { readonly [Day in WeekdayName]?: readonly WindowText[] };
  readonly holidays: readonly ImportedHoliday[];
  readonly breaks: readonly { readonly on: string; readonly windows: readonly WindowText[] }[];
};

/** "HH:MM" of whole minutes since midnight, up to "24:00". */
export function clockText(minutes: number): string {
  const two = (part: number): string => String(part).padStart(2, "0");
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** A key for the policy from a name people chose: "Büro Nord 2" is "buro_nord_2". */
export function keyOf(name: string, otherwise: string): string {
  const words = name
    .normalize("NFKD")
    .toLowerCase()
    .replaceAll(/\p{Mark}/gu, "")
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== "");
  const key = words.join("_").slice(0, 40);
  return /^[a-z]/.test(key) ? key : otherwise;
}
