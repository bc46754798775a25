/** The account's clock: the real time, a fixed instant, or the real time shifted. */
export type Clock = {
  /** The account's present instant. */
  now(): Date;
  /** `now` as ISO text of whole seconds: the resolution of `updated_at`. */
  iso(): string;
  /** `now` with nine fraction digits, as events carry it: what comes later is later, also within a millisecond. */
  exact(): string;
  /** `now` as epoch seconds. */
  epochSeconds(): number;
  /**
   * Running time in milliseconds for rate limits and token expiry: moves with real time, and with every
   * `advance`, even while `now` is fixed.
   */
  elapsedMs(): number;
  /** Fixes `now`. */
  set(instant: Date): void;
  /** Moves `now` forward (a fixed clock stays fixed). */
  advance(seconds: number): void;
  /** Back to real time. */
  live(): void;
  mode(): "live" | "shifted" | "fixed";
};

/** The clock may stand still for so many events. */
const NANOSECONDS_PER_MS = 1_000_000;

type Mode = { kind: "live" } | { kind: "shifted"; byMs: number } | { kind: "fixed"; atMs: number };

/**
 * Makes a clock, live or fixed at an instant. `isStill`: its running time, too, moves by `advance` alone, so that limits and
 * tokens last as long on a slow machine as on a fast one.
 */
export const createClock = (start: Date | "live" = "live", isStill = false): Clock => {
  let mode: Mode = start === "live" ? { kind: "live" } : { kind: "fixed", atMs: start.getTime() };
  let advancedMs = 0;
  let last = { ms: Number.NaN, ns: 0 };
  const nowMs = (): number => {
    switch (mode.kind) {
      case "live":
        return Date.now();
      case "shifted":
        return Date.now() + mode.byMs;
      case "fixed":
        return mode.atMs;
    }
  };
  return {
    now: () => new Date(nowMs()),
    iso: () => isoSeconds(new Date(nowMs())),
    exact: () => {
      const ms = nowMs();
      last = { ms, ns: ms === last.ms ? Math.min(last.ns + 1, NANOSECONDS_PER_MS - 1) : 0 };
      return `${new Date(ms).toISOString().slice(0, -1)}${String(last.ns).padStart(6, "0")}Z`;
    },
    epochSeconds: () => Math.floor(nowMs() / 1000),
    elapsedMs: () => (isStill ? 0 : performance.now()) + advancedMs,
    set: (instant) => {
      mode = { kind: "fixed", atMs: instant.getTime() };
    },
    advance: (seconds) => {
      advancedMs += seconds * 1000;
      switch (mode.kind) {
        case "live":
          mode = { kind: "shifted", byMs: seconds * 1000 };
          break;
        case "shifted":
          mode = { kind: "shifted", byMs: mode.byMs + seconds * 1000 };
          break;
        case "fixed":
          mode = { kind: "fixed", atMs: mode.atMs + seconds * 1000 };
          break;
      }
    },
    live: () => {
      mode = { kind: "live" };
    },
    mode: () => mode.kind,
  };
};

/** `2026-11-22T07:08:34Z`: Zendesk's REST instants have no fraction. */
export const isoSeconds = (instant: Date): string => `${instant.toISOString().slice(0, 19)}Z`;
