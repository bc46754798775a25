import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { difference } from "./difference.ts";
import { historyOf } from "./historyOf.ts";
import { lived } from "./lived.ts";

/** What people do in each; Zendesk sends about five events for each of these, our own writes' among them. */
const STEPS = 150;
const EVENTS_AT_LEAST = 600;
const SEEDS = [1, 2];

beforeEach(() => hushed());
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

test.each(SEEDS)(
  "many people's work ends the same with deliveries doubled, lost, late and out of order, Zendesk refusing, and the Worker killed (seed %i)",
  async (seed) => {
    const history = historyOf(seed, STEPS);
    const clean = await lived(seed, history, null);
    vi.restoreAllMocks();
    hushed();
    const troubled = await lived(seed, history, seed);
    expect(difference(seed, history, clean.standing, troubled.standing)).toBe("");
    expect([clean.refused, troubled.refused]).toEqual([[], []]);
    expect(clean.met.delivered).toBeGreaterThanOrEqual(EVENTS_AT_LEAST);
    // It was no calm time: each kind of trouble came.
    for (const met of Object.values(troubled.met)) expect(met).toBeGreaterThan(0);
  },
  400_000,
);

/** The Worker tells of each refusal and each death; here there are many of both. */
function hushed(): void {
  for (const word of ["warn", "error"] as const) vi.spyOn(console, word).mockImplementation(() => undefined);
}
