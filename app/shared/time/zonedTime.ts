const DAY = { year: "numeric", month: "2-digit", day: "2-digit" } as const;
const CLOCK = { hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" } as const;

/** What a zone's clock shows at an instant (epoch milliseconds): `date` "2026-10-01", `time` "09:30". */
export function shownIn(zone: string, at: number): { readonly date: string; readonly time: string } {
  const shown = wallText(zone, at);
  return { date: shown.slice(0, 10), time: shown.slice(11, 16) };
}

/**
 * The instant (ISO, whole seconds) at which a zone's clock shows a date and a time. A time that the clock skips is
 * moved past the gap; of one that comes twice the first counts.
 */
export function instantIn(zone: string, date: string, time: string): string {
  const wanted = Date.parse(`${date}T${time}:00Z`);
  const offsetAt = (at: number): number => Date.parse(`${wallText(zone, at)}Z`) - at;
  const before = offsetAt(wanted - 86_400_000);
  const first = wanted - before;
  const at = offsetAt(first) === before ? first : wanted - offsetAt(first);
  const isSkipped = Date.parse(`${wallText(zone, at)}Z`) !== wanted;
  return new Date(isSkipped ? first : at).toISOString().replace(".000Z", "Z");
}

/** "2026-10-01T09:30:00" as the zone's clock shows it. */
function wallText(zone: string, at: number): string {
  const parts = new Intl.DateTimeFormat("sv-SE", { ...DAY, ...CLOCK, timeZone: zone });
  return parts.format(Math.floor(at / 1000) * 1000).replace(" ", "T");
}
