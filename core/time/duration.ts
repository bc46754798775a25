declare const unit: unique symbol;

/** An amount of time in whole seconds. */
export type Seconds = number & { readonly [unit]: "seconds" };

/** An amount of time as a rule may write it: exact, or in working days of the rule's schedule. */
export type Span =
  | { readonly unit: "seconds"; readonly amount: Seconds }
  | { readonly unit: "working_days"; readonly amount: number };

const SECONDS_PER: ReadonlyMap<string, number> = new Map([
  ["s", 1],
  ["m", 60],
  ["h", 3600],
  ["d", 86_400],
  ["w", 604_800],
]);
const PART = /\s*(\d+)\s*(wd|[smhdw])/gy;

/** @param amount whole seconds, zero or more. */
export const seconds = (amount: number): Seconds => {
  if (!Number.isSafeInteger(amount)) throw new RangeError(`not a whole number of seconds: ${amount}`);
  return amount as Seconds;
};

/** Reads "30m", "2h", "1h 30m", "3d" (24 hours each), "2w"; null when it is not of that form. */
export function parseDuration(text: string): Seconds | null {
  const span = parseSpan(text);
  return span?.unit === "seconds" ? span.amount : null;
}

/** Reads what `parseDuration` reads and "3wd" (working days), which does not mix with the others. */
export function parseSpan(text: string): Span | null {
  const parts = [...text.trim().matchAll(PART)];
  const read = parts.map(([whole]) => whole).join("");
  if (parts.length === 0 || read.replaceAll(/\s/g, "") !== text.replaceAll(/\s/g, "")) return null;
  const days = parts.filter(([, , name]) => name === "wd");
  if (days.length > 0) {
    return parts.length === 1 ? { unit: "working_days", amount: Number(days[0]?.[1]) } : null;
  }
  let total = 0;
  for (const [, amount, name = ""] of parts) total += Number(amount) * (SECONDS_PER.get(name) ?? 0);
  return Number.isSafeInteger(total) ? { unit: "seconds", amount: seconds(total) } : null;
}
