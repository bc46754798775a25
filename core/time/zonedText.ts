import type { InstantText } from "../contract/facts.ts";
import { instantOf } from "./instant.ts";
import { segmentAt } from "./zone.ts";

/**
 * An instant as people read it on a note, to the minute by a zone's clock: "2026-11-24 17:00 (Asia/Shanghai, UTC+08:00)". The
 * distance from UTC tells the doubled hour of a clock change apart; it is the same in every language.
 */
export function zonedText(at: InstantText, zone: string): string {
  const instant = instantOf(at);
  const { offset } = segmentAt(zone, instant);
  const local = new Date((instant + offset) * 1000).toISOString();
  return `${local.slice(0, 10)} ${local.slice(11, 16)} (${zone === "UTC" ? zone : `${zone}, UTC${offsetText(offset)}`})`;
}

function offsetText(offset: number): string {
  const minutes = Math.round(Math.abs(offset) / 60);
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, "0"));
  return `${offset < 0 ? "-" : "+"}${hours}:${rest}`;
}
