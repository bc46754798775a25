import { readdirSync } from "node:fs";
import { basename } from "node:path";
import { describe, expect, test } from "vitest";
import { clocksOf, deadlinesOf, describePolicyProblem, type Policy, readPolicy } from "#core";
import { presetDocument } from "../preset.ts";
import { on } from "./history.ts";

const names = readdirSync(new URL("../../../policies/", import.meta.url)).map((file) =>
  basename(file, ".yaml"),
);
const presets = Object.fromEntries(names.map((name) => [name, presetDocument(name)]));

function preset(name: string): Policy {
  const read = readPolicy({ policy: { preset: name }, presets });
  if (read.ok) return read.value;
  throw new Error(read.error.map(describePolicyProblem).join("\n"));
}

describe.each(names)("preset %s", (name) => {
  const policy = preset(name);

  test("every promise can be kept: each of its clocks has a time at which it is due, and what happens then", () => {
    for (const { key, tiers, urgencies, segments, problemTypes } of policy.document.serviceLevels) {
      const level = {
        kind: "level" as const,
        tier: tiers[0] ?? "",
        urgency: urgencies[0] ?? "",
        segments: segments.slice(0, 1),
        problemType: problemTypes[0] ?? null,
      };
      const events = [
        { at: on("20 02:00"), kind: "created" as const },
        { at: on("20 02:00"), ...level },
      ];
      const clocks = clocksOf(policy, { ticketId: 1, events }, on("20 02:00"));
      const running = clocks.map((clock) => (clock.state === "running" ? clock.dueAt : clock.state));
      expect([key, running.filter((due) => due === null || !/^202[67]-/.test(due))]).toEqual([key, []]);
      const breaches = deadlinesOf(policy, clocks).filter(({ kind }) => kind === "breach");
      expect(breaches).toHaveLength(clocks.length);
    }
  });
});
