import type { ClockMark } from "../contract/clock.ts";

type Without<Type, Key extends PropertyKey> = Type extends unknown ? Omit<Type, Key> : never;

/** What a mark is about, without its instant and what was promised then. */
export type MarkKind = Without<ClockMark, "at" | "serviceLevel">;

/** Distinct within one clock: "warning75", "breach", "escalation1". */
export function markName(mark: MarkKind): string {
  switch (mark.kind) {
    case "start":
    case "breach":
      return mark.kind;
    case "warning":
      return `warning${mark.percent}`;
    case "escalation":
      return `escalation${mark.level}`;
  }
}
