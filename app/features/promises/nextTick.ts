import type { PromiseStanding } from "./promiseStanding.ts";

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** Until a count of whole `step`s next changes; counting down it does so just below a whole number. */
const untilStep = (milliseconds: number, step: number, direction: "down" | "up"): number => {
  const past = milliseconds % step;
  return direction === "up" ? step - past : past + 1;
};

/** Milliseconds until the words about a promise change by time alone; null: they do not. */
export function nextTick(standing: PromiseStanding): number | null {
  switch (standing.kind) {
    case "paused":
      return null;
    case "late":
      if (standing.millisecondsLate === null) return null;
      return untilStep(standing.millisecondsLate, standing.millisecondsLate < MINUTE ? SECOND : MINUTE, "up");
    case "calm":
    case "warned":
    case "closed":
      if (standing.millisecondsLeft === null) return null;
      return untilStep(standing.millisecondsLeft, standing.millisecondsLeft < HOUR ? SECOND : MINUTE, "down");
  }
}
