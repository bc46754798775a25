import { afterEach, expect, test, vi } from "vitest";
import { historyOf } from "./historyOf.ts";
import { lived } from "./lived.ts";

import { difference } from "./difference.ts";
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const SEEDS = [1];
const STEPS = 150;

test.each(SEEDS)(
  "a week of many people's work ends the same with deliveries doubled, lost, late and out of order, Zendesk refusing and the Worker killed (seed %i)",
  async (seed) => {
    for (const word of ["warn", "error"] as const)
      vi.spyOn(console, word).mockImplementation(() => undefined);
    const history = historyOf(seed, STEPS);
    expect(history).toHaveLength(STEPS);
    const start = vi.getRealSystemTime();
    const clean = await lived(seed, history, null);
    const mid = vi.getRealSystemTime();
    vi.restoreAllMocks();
    for (const word of ["warn", "error"] as const)
      vi.spyOn(console, word).mockImplementation(() => undefined);
    const troubled = await lived(seed, history, seed);
    console.log(
      mid - start,
      vi.getRealSystemTime() - mid,
      JSON.stringify([clean.met, troubled.met, clean.refused]),
    );
    console.log(difference(seed, history, clean.standing, troubled.standing));
    const gone = clean.standing.lines.filter((line) => !troubled.standing.lines.includes(line));
    const came = troubled.standing.lines.filter((line) => !clean.standing.lines.includes(line));
    console.log(clean.standing.lines.length, gone.length, came.length);
    expect([gone.length, came.length]).toEqual([0, 0]);
  },
  600_000,
);
