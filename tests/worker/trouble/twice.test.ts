import { expect, test, vi } from "vitest";
import { hushed } from "./endsTheSame.ts";
import { historyOf } from "./historyOf.ts";
import { lived } from "./lived.ts";

test("a troubled day goes the same way each time it is lived, act by act", async () => {
  const history = historyOf(1, 120);
  const runs: (readonly string[])[] = [];
  for (let run = 0; run < 2; run += 1) {
    hushed();
    runs.push((await lived(1, history, 1, 1)).acts);
    vi.useRealTimers();
    vi.restoreAllMocks();
  }
  const [one = [], other = []] = runs;
  expect(one.length).toBeGreaterThan(1000);
  // Of thousands only where they part is of use.
  const parting = one.findIndex((act, index) => act !== other[index]);
  expect(other.slice(parting, parting + 3)).toEqual(one.slice(parting, parting + 3));
  expect(other.length).toBe(one.length);
});
