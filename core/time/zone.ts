import { type Instant, instant } from "./instant.ts";

/** A stretch of time `[from, to)` in which a zone's distance from UTC does not change. */
export type OffsetSegment = {
  readonly from: Instant;
  readonly to: Instant;
  readonly offset: number;
  /** The one that begins where this one ends; looked up once. */
  readonly next: () => OffsetSegment;
};

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
const timelines = new Map<string, Timeline>();
const formatters = new Map<string, Intl.DateTimeFormat>();

/** What is known of a zone so far: its years, and the segment asked for last (the next question is mostly near). */
type Timeline = { readonly years: Map<number, readonly OffsetSegment[]>; last: OffsetSegment };

/**
 * The segment that holds an instant (cut at the ends of the UTC year).
 * Found by looking once a week and halving where two looks differ; kept per zone and year.
 */
export function segmentAt(zone: string, at: Instant): OffsetSegment {
  const known = timelines.get(zone);
  if (known !== undefined && known.last.from <= at && at < known.last.to) return known.last;
  const year = new Date(at * 1000).getUTCFullYear();
  const segments = known?.years.get(year) ?? segmentsOfYear(zone, year);
  const segment = segments.find(({ to }) => at < to);
  if (segment === undefined) throw new Error("an instant outside its own year");
  if (known === undefined) timelines.set(zone, { years: new Map([[year, segments]]), last: segment });
  else {
    known.years.set(year, segments);
    known.last = segment;
  }
  return segment;
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
      segments.push(segmentOf(zone, from, change, offset));
      from = change;
      offset = offsetAt(zone, change);
      look = change;
    } else if (next === end - 1) break;
    else look = next;
  }
  segments.push(segmentOf(zone, from, end, offset));
  return segments;
}

function segmentOf(zone: string, from: number, to: number, offset: number): OffsetSegment {
  let next: OffsetSegment | null = null;
  const end = instant(to);
  return { from: instant(from), to: end, offset, next: () => (next ??= segmentAt(zone, end)) };
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
  // "2/15/2026, 09:00:00": one text is three times as fast as its parts.
  const digits =
    formatterOf(zone)
      .format(at * 1000)
      .match(/\d+/g) ?? [];
  const [month = 1, day = 1, year = 0, hour = 0, minute = 0, second = 0] = digits.map(Number);
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
