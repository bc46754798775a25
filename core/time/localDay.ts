import { type Instant, instant } from "./instant.ts";
import { type DayNumber, dayNumber } from "./localDate.ts";
import { segmentAt } from "./zone.ts";

/** The calendar day that a zone's clock shows at an instant. */
export function localDay(zone: string, at: Instant): DayNumber {
  return dayNumber(Math.floor((at + segmentAt(zone, instant(at)).offset) / 86_400));
}
