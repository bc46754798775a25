import type { Instant } from "./instant.ts";
import { startOf } from "./localAxis.ts";
import type { DayNumber } from "./localDate.ts";
import { wallInstant } from "./wallInstant.ts";

/** The first instant of a zone's calendar day. */
export const dayStart = (zone: string, day: DayNumber): Instant => wallInstant(zone, startOf(day));
