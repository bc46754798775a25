import { type Instant, instant } from "./instant.ts";

/** A stretch of time `[from, to)` in which a zone's distance from UTC does not change. */
export type OffsetSegment = { readonly from: Instant; readonly to: Instant; readonly offset: number };

/** Whether the runtime knows the IANA zone. */
export function isZone(name: string): boolean {
  try {
    formatterOf(name);
    return true;
  } catch {
    return false;
  }
}

const WEEK = 7 * 86_400;
const segmentsByZone = new Map<string, Map<number, readonly OffsetSegment[]>>();
const formatters = new Map<string, Intl.DateTimeFormat>();

/**
 * The segment that holds an instant (cut at the ends of the UTC year).
 * Found by looking once a week and halving where two looks differ; kept per zone and year.
 */
export function segmentAt(zone: string, at: Instant): OffsetSegment {
  const year = new Date(at * 1000).getUTCFullYear();
  let years = segmentsByZone.get(zone);
  if (years === undefined) segmentsByZone.set(zone, (years = new Map()));
  let segments = years.get(year);
  if (segments === undefined) years.set(year, (segments = segmentsOfYear(zone, year)));
  for (const segment of segments) if (at < segment.to) return segment;
  throw new Error("an instant outside its own year");
}

function segmentsOfYear(zone: string, year: number): readonly OffsetSegment[] {
  const start = Date.UTC(year, 0, 1) / 1000;
  const end = Date.UTC(year + 1, 0, 1) / 1000;
  const segments: OffsetSegment[] = [];
  let from = start;
  let offset = offsetAt(zone, start);
  for (let look = start; look < end; ) {
    const next = Math.min(look + WEEK, end - 1);
    const after = offsetAt(zone, next);
    if (after !== offset) {
      const change = firstWithout(zone, offset, look, next);
      segments.push({ from: instant(from), to: instant(change), offset });
      from = change;
      offset = offsetAt(zone, change);
      look = change;
    } else if (next === end - 1) break;
    else look = next;
  }
  segments.push({ from: instant(from), to: instant(end), offset });
  return segments;
}

/** First second in `(low, high]` at which the zone has left the offset it has at `low`. */
function firstWithout(zone: string, offset: number, low: number, high: number): number {
  let [before, after] = [low, high];
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (offsetAt(zone, middle) === offset) before = middle;
    else after = middle;
  }
  return after;
}

/** Seconds to add to UTC to read the zone's clock. */
function offsetAt(zone: string, at: number): number {
  const parts: { [type: string]: number } = {};
  for (const { type, value } of formatterOf(zone).formatToParts(at * 1000)) parts[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second) / 1000 - at;
}

function formatterOf(zone: string): Intl.DateTimeFormat {
  let formatter = formatters.get(zone);
  if (formatter === undefined) {
    formatter = new Intl.DateTimeFormat("en-US", {
      timeZone: zone,
      hourCycle: "h23",
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
      second: "numeric",
    });
    formatters.set(zone, formatter);
  }
  return formatter;
}
