import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { judgeTier, readPolicy, scheduleOf, serviceLevelOf } from "#core";
import { customer, NOW, ticket } from "../facts.ts";

const written: unknown = parse(readFileSync(new URL("../whole-policy.yaml", import.meta.url), "utf8"));
const read = readPolicy({ policy: written, presets: {} });

test("every section of a policy can be written, and is kept", () => {
  expect(read.ok ? [] : read.error).toEqual([]);
  const sections = typeof written === "object" && written !== null ? Object.keys(written) : [];
  const empty = read.ok
    ? Object.entries(read.value.document).filter(
        ([, value]) => value === null || (Array.isArray(value) && value.length === 0),
      )
    : [];
  // `description` is the only section the example leaves out.
  expect(empty.map(([name]) => name)).toEqual(["description"]);
  expect(sections.length).toBeGreaterThan(20);
});

test("amounts are in seconds, working days and parsed hours", () => {
  if (!read.ok) throw new Error("not read");
  const { document } = read.value;
  expect(document.serviceLevels[0]?.targets).toEqual({
    first_reply: 7200,
    next_reply: 14400,
    update: 28800,
    resolution: 86400,
  });
  expect(document.callbacks[1]?.within).toEqual({ unit: "working_days", amount: 3 });
  expect(document.schedules[0]?.week.mon).toEqual([
    { from: 32400, to: 43200 },
    { from: 48600, to: 64800 },
  ]);
  expect(document.schedules.map((schedule) => scheduleOf(schedule).zone)).toEqual([
    "Asia/Shanghai",
    "Etc/UTC",
  ]);
});

test("it judges: strategic customers are of high value, and their hospitals' tickets urgent", () => {
  if (!read.ok) throw new Error("not read");
  const who = customer({ strategic: true, category: "category_hospital" });
  const { tier } = judgeTier(read.value, who, NOW);
  expect(tier).toBe("high");
  expect(serviceLevelOf(read.value, ticket(), tier, who).optionValue).toBe("sla_high_urgent");
});

test("computed facts have no field of their own", () => {
  if (!read.ok) throw new Error("not read");
  expect(read.value.organizationFields().map(({ key }) => key)).not.toContain("days_as_customer");
});
