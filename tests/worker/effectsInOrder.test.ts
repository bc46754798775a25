import { env } from "cloudflare:workers";
import { beforeEach, expect, test } from "vitest";
import type { NewEffect } from "../../worker/store/effect.ts";
import { claimEffects, effectsPostponed, putEffects } from "../../worker/store/effects.ts";
import { emptyStore } from "./support/world.ts";

beforeEach(emptyStore);

const at = (minute: number): string => `2026-11-23T10:0${minute}:00.000Z`;

const taskChange = (id: string, subjectId: number): NewEffect => ({
  id,
  subjectId,
  change: { kind: "task_change", dueAt: null, clearResult: false, status: "open", note: null },
  announce: false,
  cause: "test",
});

const asked = (effect: NewEffect, minute: number): Promise<unknown> =>
  env.DB.batch(putEffects(env.DB, [effect], at(minute)));

const claimed = async (minute: number): Promise<readonly string[]> =>
  (await claimEffects(env.DB, "task_change", at(minute), 10)).map(({ id }) => id);

test("a later write to a task does not overtake one that was postponed; they go in the order they were asked for", async () => {
  await asked(taskChange("z first", 7), 0);
  expect(await claimed(0)).toEqual(["z first"]);
  await effectsPostponed(env.DB, ["z first"], at(5), "rate_limited").run();
  await asked(taskChange("a second", 7), 1);
  await asked(taskChange("another task's", 8), 1);
  expect(await claimed(2)).toEqual(["another task's"]);
  expect(await claimed(5)).toEqual(["z first", "a second"]);
});
