import { randomInt } from "node:crypto";

/** An event's time with nine fraction digits, as real events carry it. */
export const eventTime = (instant: Date): string =>
  `${instant.toISOString().slice(0, -1)}${String(randomInt(1_000_000)).padStart(6, "0")}Z`;
