import { expect, vi } from "vitest";
import { difference } from "./difference.ts";
import { historyOf } from "./historyOf.ts";
import { lived } from "./lived.ts";

/**
 * Lives a seed's history twice, clean and in trouble, and asserts that they ended the same.
 * @param steps what people do; Zendesk sends about five events for each, our own writes' among them.
 * @param eventsAtLeast deliveries in the clean run.
 */
export async function endsTheSame(
  seed: number,
  { steps, eventsAtLeast }: { readonly steps: number; readonly eventsAtLeast: number },
): Promise<void> {
  const history = historyOf(seed, steps);
  hushed();
  const clean = await lived(seed, history, null);
  vi.restoreAllMocks();
  hushed();
  const troubled = await lived(seed, history, seed);
  vi.useRealTimers();
  vi.restoreAllMocks();
  expect(difference(seed, history, clean.standing, troubled.standing)).toBe("");
  expect([clean.refused, troubled.refused]).toEqual([[], []]);
  expect(clean.met.delivered).toBeGreaterThanOrEqual(eventsAtLeast);
  // It was no calm time: each kind of trouble came.
  for (const met of Object.values(troubled.met)) expect(met).toBeGreaterThan(0);
}

/** The Worker tells of each refusal and each death; here there are many of both. */
export function hushed(): void {
  for (const word of ["warn", "error"] as const) vi.spyOn(console, word).mockImplementation(() => undefined);
}
